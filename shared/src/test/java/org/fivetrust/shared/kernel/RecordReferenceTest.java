package org.fivetrust.shared.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReferenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "64381c78-e8d4-4fb1-9998-5bf32081ae11",
                "A001-WS·2026·Y-0001",
                "B017-KU·2026·D30·PZ-0042",
                "Z999-ZP·2025·D10-99999",
            })
    void a_record_is_named_by_its_id_or_its_archival_number(String text) {
        assertThat(RecordReference.isOne(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "R-1", "没有的档案", "64381c78", "A001-WS·2026·D7-0001", "A001-WS·2026·Y-1", "' or 1=1"})
    void anything_else_names_none(String text) {
        assertThat(RecordReference.isOne(text)).isFalse();
    }
}
