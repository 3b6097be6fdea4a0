package org.fivetrust.seals.refusal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.fivetrust.shared.kernel.Refusal;
import org.junit.jupiter.api.Test;

class ListedItemTest {

    private final ListedItem kinship = new ListedItem(
            1,
            "kinship-certificate",
            "亲属关系证明",
            "Proof of kinship",
            "民发〔2020〕20号",
            "全国",
            LocalDate.parse("2020-02-29"),
            null,
            "公安机关",
            "the police");

    @Test
    void isRefusedByRuleWithItsItemAndItsSource() {
        var refusal = kinship.refusal();

        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.RULE);
        assertThat(refusal.code()).isEqualTo("seals.certificate-not-issued");
        assertThat(refusal.facts()).containsEntry("item", "亲属关系证明").containsEntry("source", "民发〔2020〕20号");
    }

    @Test
    void sendsTheResidentToWhoCanHelp() {
        assertThat(kinship.refusal().cures()).singleElement().satisfies(cure -> {
            assertThat(cure.code()).isEqualTo("seals.ask-elsewhere");
            assertThat(cure.who()).isEqualTo("公安机关");
            assertThat(cure.facts()).containsEntry("insteadEnglish", "the police");
        });
    }
}
