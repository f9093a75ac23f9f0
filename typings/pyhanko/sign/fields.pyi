from enum import Enum

class SigSeedSubFilter(Enum):
    PADES = "/ETSI.CAdES.detached"
