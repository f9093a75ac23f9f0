"""A procedure answers for a channel and a case, and knows what is still to be handed in."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk_app.domain.calendar import Limit, Unit
from desk_app.domain.paper_label import (
    CASE_LETTERS,
    KEY_LETTERS,
    LABEL_LETTERS,
    case_label,
    paper_key,
    short_label,
)
from desk_app.domain.procedure import (
    USUAL_CASE,
    Channel,
    Procedure,
    ProcedureRef,
    RequiredPaper,
    Route,
    WorkflowStep,
    faults,
    is_procedure_code,
)

THREE_DAYS = Limit(Decimal(3), Unit.WORKING_DAYS)
TWO_DAYS = Limit(Decimal(2), Unit.WORKING_DAYS)
FORM = RequiredPaper("to-khai", "Tờ khai đăng ký khai sinh", "Tờ khai")
BIRTH_NOTE = RequiredPaper("chung-sinh", "Giấy chứng sinh", "Giấy chứng sinh", group="sinh")
WITNESS = RequiredPaper("lam-chung", "Văn bản làm chứng", "Văn bản làm chứng", group="sinh")
LATE_PAPER = RequiredPaper("qua-han", "Giấy giải trình", "Giấy giải trình", case="1")
MANDATE = RequiredPaper("uy-quyen", "Văn bản ủy quyền", "Văn bản ủy quyền", required=False)
AT_COUNTER = Route(Channel.COUNTER, limit=THREE_DAYS, fee_vnd=0)
LATE = Route(Channel.COUNTER, "1", "Đăng ký quá hạn", THREE_DAYS)
BIRTH = Procedure(
    code="1.001193",
    version=4,
    name="Đăng ký khai sinh",
    short_name="Khai sinh",
    subject_area="Hộ tịch",
    routes=(AT_COUNTER, LATE, Route(Channel.ONLINE, limit=TWO_DAYS)),
    papers=(FORM, BIRTH_NOTE, WITNESS, LATE_PAPER, MANDATE),
)


def test_a_dossier_keeps_code_version_name_and_area():
    assert BIRTH.ref == ProcedureRef("1.001193", 4, "Đăng ký khai sinh", "Hộ tịch")


def test_the_route_of_the_case_is_found_and_else_the_usual_one():
    assert BIRTH.route(Channel.COUNTER, "1") == LATE
    assert BIRTH.route(Channel.COUNTER) == AT_COUNTER
    assert BIRTH.route(Channel.ONLINE, "1") == Route(Channel.ONLINE, limit=TWO_DAYS)
    assert BIRTH.route(Channel.POST) is None


def test_channels_and_cases_are_offered_in_the_order_of_the_file():
    assert BIRTH.channels() == (Channel.COUNTER, Channel.ONLINE)
    assert BIRTH.cases() == (("", USUAL_CASE), ("1", "Đăng ký quá hạn"))


def test_a_procedure_with_one_way_only_offers_no_cases():
    assert replace(BIRTH, routes=(AT_COUNTER,)).cases() == ()
    assert replace(BIRTH, routes=()).cases() == ()


def test_the_promised_limit_goes_before_the_statutory_one():
    assert BIRTH.effective_limit(AT_COUNTER) == THREE_DAYS
    assert BIRTH.effective_limit(replace(AT_COUNTER, committed=TWO_DAYS)) == TWO_DAYS
    assert BIRTH.effective_limit(Route(Channel.POST)) is None


def test_papers_of_another_case_are_not_asked_for():
    assert LATE_PAPER not in BIRTH.papers_for("")
    assert LATE_PAPER in BIRTH.papers_for("1")


def test_everything_required_is_missing_at_first():
    missing = BIRTH.missing_papers((), "1")
    assert [paper.key for paper in missing] == ["to-khai", "chung-sinh", "qua-han"]
    assert missing[1].label == "Giấy chứng sinh hoặc Văn bản làm chứng"
    assert missing[1].any_of == (BIRTH_NOTE, WITNESS)


def test_one_paper_of_a_group_suffices():
    assert BIRTH.missing_papers({"to-khai", "lam-chung"}) == ()


@given(st.sets(st.sampled_from([paper.key for paper in BIRTH.papers])))
def test_handing_in_more_never_leaves_more_missing(submitted: set[str]):
    before = {paper.key for paper in BIRTH.missing_papers((), "1")}
    after = {paper.key for paper in BIRTH.missing_papers(submitted, "1")}
    assert after <= before
    assert not after & submitted


def test_a_version_is_valid_from_its_first_to_its_last_day():
    bounded = replace(BIRTH, valid_from=date(2026, 7, 1), valid_to=date(2026, 11, 20))
    assert bounded.is_valid_on(date(2026, 7, 1))
    assert bounded.is_valid_on(date(2026, 11, 20))
    assert not bounded.is_valid_on(date(2026, 11, 21))
    assert not bounded.is_valid_on(date(2026, 6, 30))
    assert BIRTH.is_valid_on(date(2020, 1, 1))


@pytest.mark.parametrize("code", ["1.001193", "2.002621.H56", "1.001193.000.00.00.H56"])
def test_national_and_local_codes_are_known(code: str):
    assert is_procedure_code(code)


@pytest.mark.parametrize("code", ["", "1001193", "1.00119", "1.001193.", "1.001193\n", "x.001193"])
def test_other_codes_are_not(code: str):
    assert not is_procedure_code(code)


def test_a_sound_procedure_has_no_faults():
    assert faults(BIRTH) == ()
    same_day = Route(Channel.COUNTER, limit=Limit(Decimal(0), Unit.SAME_DAY))
    assert faults(replace(BIRTH, routes=(same_day,))) == ()


def test_every_fault_is_named_in_words():
    broken = replace(
        BIRTH,
        code="khai sinh",
        name=" ",
        routes=(
            Route(Channel.COUNTER, limit=Limit(Decimal(0), Unit.DAYS), fee_vnd=-1),
            Route(Channel.COUNTER),
        ),
        papers=(replace(FORM, name=""), replace(FORM, copies=-1)),
    )
    assert faults(broken) == (
        "mã thủ tục “khai sinh” không đúng dạng (ví dụ: 1.001193)",
        "thiếu tên thủ tục",
        "thời hạn phải lớn hơn 0",
        "phí, lệ phí không được nhỏ hơn 0",
        "có hai dòng cùng hình thức nộp và cùng trường hợp",
        "có giấy tờ không ghi tên",
        "số bản của giấy tờ “Tờ khai” phải từ 0 đến 99",
        "có hai giấy tờ cùng một khóa",
    )


@pytest.mark.parametrize("hours", ["0", "-5", "NaN", "Infinity", "1E+9999"])
def test_a_step_takes_a_time_that_can_be_worked(hours: str):
    step = WorkflowStep("Ký", "Lãnh đạo", Decimal(hours))
    assert faults(replace(BIRTH, steps=(step,))) == (
        "số giờ của bước “Ký” phải lớn hơn 0, nhiều nhất 9999",
    )
    assert faults(replace(BIRTH, steps=(replace(step, hours=Decimal("0.5")),))) == ()


def test_more_than_anybody_could_ask_for_is_a_slip():
    much = replace(BIRTH, papers=(replace(FORM, originals=100),))
    assert faults(much) == ("số bản của giấy tờ “Tờ khai” phải từ 0 đến 99",)
    dear = replace(BIRTH, routes=(replace(AT_COUNTER, fee_vnd=10**25),))
    assert faults(dear) == ("phí, lệ phí lớn quá mức",)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Tờ khai đăng ký lại khai tử theo mẫu (nếu nộp trực tiếp)", "Tờ khai đăng ký lại khai tử"),
        (
            "Bản chính Đơn đề nghị giao khu vực biển lập theo Mẫu số 01",
            "Đơn đề nghị giao khu vực biển",
        ),
        ("Thủ tục đăng ký khai sinh", "Đăng ký khai sinh"),
        ("(2) Hợp đồng hợp tác", "Hợp đồng hợp tác"),
        ("a) Đơn đề nghị công bố mở cảng cá", "Đơn đề nghị công bố mở cảng cá"),
        ("02 bộ bản vẽ thiết kế", "02 bộ bản vẽ thiết kế"),
        (
            "Trường hợp trẻ bị bỏ rơi thì phải có biên bản về việc trẻ bị bỏ rơi",
            "Biên bản về việc trẻ bị bỏ rơi",
        ),
        (
            "Hộ chiếu hoặc giấy tờ khác (sau đây gọi tắt là giấy tờ tùy thân)",
            "Giấy tờ tùy thân",
        ),
        (
            "Bản chính hoặc bản sao điện tử của giấy chứng nhận quyền sở hữu",
            "Giấy chứng nhận quyền sở hữu",
        ),
        ("Một trong các giấy tờ sau: Căn cước điện tử; hộ chiếu", "Một trong: Căn cước điện tử"),
        (
            "Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất",
            "Giấy chứng nhận quyền sử dụng đất…",
        ),
        ("không " * 20, "Không không không không không không không không không không…"),
        ("x" * 80, "X" + "x" * 58 + "…"),
    ],
)
def test_a_long_legal_name_gets_a_label_that_clerks_know(name: str, label: str):
    assert short_label(name) == label


@given(st.text(alphabet="aăđêư ơb,.;:()/-ÁĐ12", max_size=300))
def test_a_label_is_never_longer_than_a_line_and_never_cuts_a_word(name: str):
    label = short_label(name)
    assert len(label) <= LABEL_LETTERS
    if label.endswith("…") and " " in label:
        last = label.removesuffix("…").split()[-1].casefold().strip(" .,;:()/-")
        assert last in name.casefold()


def test_a_case_is_named_by_its_heading_without_the_preamble():
    assert case_label("(1.2) Đối với công trình theo tuyến") == "Công trình theo tuyến"
    assert case_label("b) Trường hợp trợ cấp tai nạn, hồ sơ gồm:") == "Trợ cấp tai nạn"
    assert len(case_label("Đối với " + "công trình rất dài " * 20)) <= CASE_LETTERS


def test_keys_are_readable_and_never_taken_twice():
    first = paper_key("Tờ khai đăng ký khai sinh", ())
    assert first == "to-khai-dang-ky-khai-sinh"
    assert paper_key("Tờ khai đăng ký khai sinh", {first}) == f"{first}-2"
    assert paper_key("Tờ khai đăng ký khai sinh", {first, f"{first}-2"}) == f"{first}-3"
    assert paper_key("…", ()) == "giay-to"
    assert len(paper_key("giấy " * 30, ())) <= KEY_LETTERS
