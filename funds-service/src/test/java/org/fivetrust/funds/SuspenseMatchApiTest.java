package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Form;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/** A receipt made out of suspense explains the entry that brought the money. */
@FundsTest
class SuspenseMatchApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private String number;
    private String account;
    private UUID bank;

    @BeforeEach
    void anAccount() {
        NeighbourStub.reset();
        community = World.over(client).community();
        number = "6229" + Math.abs((long) community.code().hashCode());
        bank = community
                .funds("reporter")
                .requestBankAccount(Map.of(
                        "principal", community.committee(),
                        "holder", NeighbourStub.legalName(community.committee()),
                        "bank", "农商银行滨河支行",
                        "bankCode", "402331000017",
                        "number", number,
                        "kind", "BASIC",
                        "purpose", "日常收支",
                        "resolution", "东方居决〔2026〕3号"))
                .uuid();
        NeighbourStub.approve(client, bank);
        community.funds("cashier").openBankAccount(bank).ok();
        account = community
                .funds("cashier")
                .openTrustAccount(
                        Map.of("principal", community.committee(), "accountNumber", number, "openingBalance", "0.00"))
                .id();
    }

    /** A statement of lines: amount, balance, reference. */
    private String stated(String... lines) {
        var list = new StringBuilder("日期,金额,余额,流水号\n");
        for (var n = 0; n < lines.length; n += 3) {
            list.append(World.today())
                    .append(',')
                    .append(String.join(",", List.of(lines).subList(n, n + 3)));
            list.append(community.code()).append('\n');
        }
        return community
                .funds("cashier")
                .takeInBankStatements(new Form()
                        .text("profile", "signed")
                        .text("account", number)
                        .file("file", "a.csv", "text/csv", list.toString().getBytes(StandardCharsets.UTF_8)))
                .created()
                .at("/statements/0/id")
                .asString();
    }

    private String suspended(String statement, int entry) {
        return community
                .funds("cashier")
                .enterSuspense(Map.of("statement", statement, "entry", entry))
                .id();
    }

    private String received(String statement, int entry) {
        var item = suspended(statement, entry);
        community
                .funds("cashier")
                .identifySuspense(
                        item,
                        Body.of(
                                "principal", community.committee(),
                                "account", account,
                                "payer", "沿街商铺三号",
                                "purpose", "第二季度租金",
                                "receiptNumber", "000418"))
                .ok();
        return community.funds("accountant").confirmSuspense(item).text("/receipt");
    }

    private JsonNode entry(String statement, int entry) {
        return community.funds("auditor").listBankEntries(statement).items().get(entry - 1);
    }

    private JsonNode proof() {
        return community
                .funds("auditor")
                .proveBankAccount("account", bank, "asOf", World.today())
                .ok();
    }

    @Test
    void the_receipt_is_matched_at_once_with_the_entry_that_brought_the_money() {
        var statement = stated("12000.00", "12000.00", "R1");

        received(statement, 1);

        assertThat(entry(statement, 1).path("matchRule").asString()).isEqualTo("SUSPENSE");
        assertThat(proof().path("difference").asString()).isEqualTo("0.00");
        assertThat(proof().path("items")).isEmpty();
    }

    @Test
    void it_is_undone_as_any_match_and_the_bank_still_has_the_money() {
        var statement = stated("12000.00", "12000.00", "R1");
        received(statement, 1);

        community.funds("accountant").unmatchBankEntry(statement, 1).ok();

        assertThat(entry(statement, 1).path("match").isNull()).isTrue();
        assertThat(community.funds("auditor").readBalance(account).text("/cleared"))
                .isEqualTo("12000.00");
        community
                .funds("accountant")
                .matchBankEntry(statement, 1, Map.of("movements", List.of(Map.of("account", account, "seq", 2))))
                .created();
    }
}
