package org.fivetrust.shared.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The spellings by which one payee, one account or one invoice was taken for another. */
class LikenessTest {

    private static final String PAYEE = "恒远ABC铺装工程有限公司";

    private static final String INVOICE = "04412345";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "恒远ABC铺装工程有限公司",
                " 恒远ABC铺装工程有限公司 ",
                "恒远 ABC 铺装工程有限公司",
                "恒远\tABC铺装工程有限公司",
                "恒远\nABC铺装工程有限公司",
                "恒远\u3000ABC铺装工程有限公司",
                "恒远\u00a0ABC铺装工程有限公司",
                "恒远\u2003ABC铺装工程有限公司",
                "恒远\u202fABC铺装工程有限公司",
                "恒远\u200bABC铺装工程有限公司",
                "恒远\u200cABC铺装工程有限公司",
                "恒远\u200dABC铺装工程有限公司",
                "恒远\u2060ABC铺装工程有限公司",
                "\ufeff恒远ABC铺装工程有限公司",
                "恒远A\u00adBC铺装工程有限公司",
                "恒远\u200eABC铺装工程有限公司",
                "\u202e恒远ABC铺装工程有限公司\u202c",
                "恒远\ufe0fABC铺装工程有限公司",
                "恒远\u3164ABC铺装工程有限公司",
                "恒远\u115fABC铺装工程有限公司",
                "恒远\u2800ABC铺装工程有限公司",
                "恒远ＡＢＣ铺装工程有限公司",
                "恒远abc铺装工程有限公司",
                "恒远ａｂｃ铺装工程有限公司",
                "恒远\ud835\udc00\ud835\udc01\ud835\udc02铺装工程有限公司",
                "恒远\u0410BC铺装工程有限公司",
                "恒远A\u0392C铺装工程有限公司",
                "恒远AB\u0421铺装工程有限公司",
                "恒远\u0430bc铺装工程有限公司",
                "恒远ABC鋪裝工程有限公司",
                "恆遠ABC鋪裝工程有限公司",
                "恒远ABC铺装工程有限责任公司",
                "恒远ABC铺装工程有限責任公司",
                "恒远ABC铺装工程Co., Ltd.",
                "恒远（ABC）铺装工程有限公司",
                "恒远(ABC)铺装工程有限公司",
                "「恒远」ABC铺装工程有限公司",
                "恒远·ABC·铺装工程有限公司",
                "恒远-ABC-铺装工程有限公司。",
                "恒远A\u0332BC铺装工程有限公司",
            })
    void a_payee_written_in_forty_ways_is_one(String spelt) {
        assertThat(Likeness.name(spelt)).isEqualTo(Likeness.name(PAYEE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "恒远ABC铺装工程",
                "恒远ABC铺装工程公司",
                "恒远ABC铺装工程股份有限公司",
                "恒遠ABC鋪裝工程集團公司",
                "恒远ABC铺装工程个体工商户",
            })
    void a_payee_of_another_legal_form_is_nearly_alike(String spelt) {
        assertThat(Likeness.name(spelt)).isNotEqualTo(Likeness.name(PAYEE));
        assertThat(Likeness.nearName(spelt)).isEqualTo(Likeness.nearName(PAYEE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "恒运ABC铺装工程有限公司",
                "恒远ABD铺装工程有限公司",
                "恒远ABC铺装有限公司",
                "恒远ABC铺装工程有限公司二",
                "有限公司",
            })
    void another_payee_is_not_alike(String spelt) {
        assertThat(Likeness.nearName(spelt)).isNotEqualTo(Likeness.nearName(PAYEE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "04412345",
                "4412345",
                "0004412345",
                "０４４１２３４５",
                "０4412345",
                "No.04412345",
                "No 04412345",
                "NO.4412345",
                "№04412345",
                "no：04412345",
                "发票号码：04412345",
                "發票號碼 04412345",
                "0441 2345",
                "0441-2345",
                "0441\u30002345",
                "0441\u200b2345",
                "0441—2345",
                "O44I2345",
                "\u0664\u0664\u0661\u0662\u0663\u0664\u0665",
            })
    void an_invoice_written_in_nineteen_ways_is_one(String spelt) {
        assertThat(Likeness.number(spelt)).isEqualTo(Likeness.number(INVOICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04412346", "44123450", "A4412345", "甲04412345"})
    void another_invoice_is_not_alike(String spelt) {
        assertThat(Likeness.number(spelt)).isNotEqualTo(Likeness.number(INVOICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"6222 0001", "06222-0001", "６２２２０００１", "6222\u200b0001", "62220OO1", "账号62220001"})
    void an_account_is_its_digits(String spelt) {
        assertThat(Likeness.number(spelt)).isEqualTo("62220001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"（）", "\u200b", "—", "\u3000"})
    void what_has_no_letters_has_no_key(String spelt) {
        assertThat(Likeness.name(spelt)).isEmpty();
        assertThat(Likeness.number(spelt)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u200b", "\u00a0", "\u3000", "\ufeff", "\u3164", "\u2800", "\u200d\u2060", "\ufe0f", " \u200b "
            })
    void of_some_texts_nothing_is_seen(String spelt) {
        assertThat(Characters.areUnseen(spelt)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "恒", "。", " \u200b. "})
    void a_text_with_one_sign_is_seen(String spelt) {
        assertThat(Characters.areUnseen(spelt)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "INVOICE, INVOICE",
        "invoice, INVOICE",
        "'INVOICE ', INVOICE",
        "INVOICE\u3000, INVOICE",
        "ＩＮＶＯＩＣＥ, INVOICE",
        "发票, INVOICE",
        "發票, INVOICE",
        "收据, RECEIPT",
        "receipt, RECEIPT",
        "白条, IOU",
        "报价单, QUOTE",
        "中标通知书, TENDER",
        "工资表, WAGE_TABLE",
        "公示照片, NOTICE",
        "增值税发票, INVOICE",
        "fapiao, INVOICE",
        "合同, CONTRACT",
        "Contract, CONTRACT",
        "party-minutes, PARTY_MINUTES",
        "决议, RESOLUTION"
    })
    void a_kind_of_evidence_is_one_in_either_language(String spelt, EvidenceKind kind) {
        assertThat(EvidenceKind.of(spelt)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVOICE2", "photo", "发票联系人", "INVOYCE"})
    void an_unknown_kind_is_none(String spelt) {
        assertThat(EvidenceKind.of(spelt)).isEmpty();
    }
}
