package org.fivetrust.paper.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.fivetrust.shared.kernel.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseNumeralsTest {

    @ParameterizedTest
    @CsvSource({
        "0.00,零元整",
        "0.05,伍分",
        "0.50,伍角整",
        "1.00,壹元整",
        "10.00,壹拾元整",
        "101.00,壹佰零壹元整",
        "1001.00,壹仟零壹元整",
        "1010.10,壹仟零壹拾元壹角整",
        "10000.00,壹万元整",
        "10001.01,壹万零壹元零壹分",
        "100000.00,壹拾万元整",
        "168000.00,壹拾陆万捌仟元整",
        "1000000.00,壹佰万元整",
        "100000001.00,壹亿零壹元整",
        "123456789.12,壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分",
        "-600.00,负陆佰元整"
    })
    void amountsAreWrittenInCapitals(String amount, String words) {
        assertThat(ChineseNumerals.of(Money.parse(amount))).isEqualTo(words);
    }
}
