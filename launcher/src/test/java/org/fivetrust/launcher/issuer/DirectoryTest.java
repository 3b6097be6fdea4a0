package org.fivetrust.launcher.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTest {

    @ParameterizedTest
    @CsvSource({
        "accountant, agency-accountant",
        "reviewer, reviewer",
        "cashier, cashier",
        "releaser, releaser",
        "head, centre-head",
        "civil-affairs, civil-affairs-officer",
        "archivist, archivist",
        "custodian, seal-custodian",
        "leader, street-leader",
        "principal-leader, street-principal",
        "auditor, auditor",
        "district, district-system",
        "svc-funds, service"
    })
    void theSubdistrictsPeopleSeeEveryPrincipalInOneRoleEach(String login, String role) {
        var found = Directory.find(login).orElseThrow();
        assertThat(found.subject()).isEqualTo(login);
        assertThat(found.roles()).containsExactly(role);
        assertThat(found.principals()).isEqualTo("*");
    }

    @ParameterizedTest
    @CsvSource({
        "reporter, reporter",
        "director, committee-director",
        "secretary, party-secretary",
        "supervisor, supervisor"
    })
    void aCommunitysPeopleSeeTheirOwnPrincipalsOnly(String office, String role) {
        for (var community : List.of("dongfang", "xinghe", "any-other-1")) {
            var found = Directory.find(office + "." + community).orElseThrow();
            assertThat(found.roles()).containsExactly(role);
            assertThat(found.principals())
                    .isEqualTo(List.of(community, community + "-committee", community + "-collective"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "reporter",
                "reporter.",
                "reporter.*",
                "reporter.%2A",
                "reporter.dongfang,xinghe",
                "reporter.dongfang.xinghe",
                "reporter.Dongfang",
                "reporter.-dongfang",
                "reporter.dongfang-",
                "reporter.dongfang\n",
                "reporter.dongfang-committee",
                "director.xinghe-collective",
                "Reporter.dongfang",
                "cashier.dongfang",
                "accountant.xinghe",
                "*",
                "svc-",
                "svc-gateway",
                "svc-funds.dongfang",
                "auditor.*",
                "reporter.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void nobodyElseIsKnownAndNoWildcardIsSmuggledIn(String login) {
        assertThat(Directory.find(login)).isEmpty();
    }

    @Test
    void everyLoginThatFoundsTheTownIsKnown() throws IOException {
        var town = Files.readString(Path.of("src/main/resources/demo/town.yaml"));
        var logins = Pattern.compile("(?m)^  login: (\\S+)$")
                .matcher(town)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(logins)
                .hasSizeGreaterThan(5)
                .allMatch(login -> Directory.find(login).isPresent());
    }
}
