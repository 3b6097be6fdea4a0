package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.fivetrust.testing.AtOnce;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.TestPostgres;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Invoices are used once by code and number, over all communities, and up to their amount where several share one. */
@FundsTest
class InvoiceApiTest {

    @Autowired
    private WebTestClient client;

    private Community community;
    private TrustAccounts accounts;
    private String account;
    private String number;

    @BeforeEach
    void newcomers() {
        NeighbourStub.reset();
        community = World.over(client).community();
        accounts = new TrustAccounts(community);
        account = accounts.opened("100000.00");
        number = Long.toString(ThreadLocalRandom.current().nextLong(10_000_000L, 99_999_999L));
    }

    private static Map<String, Object> invoice(String number, Object... more) {
        return Body.with(Body.of("kind", "INVOICE", "number", number), more);
    }

    private Reply paid(String amount, Object... invoices) {
        return paid(community, account, amount, invoices);
    }

    private static Reply paid(Community community, String account, String amount, Object... invoices) {
        return community
                .funds("reporter")
                .requestPayment(new TrustAccounts(community).payment(account, amount, "evidence", List.of(invoices)));
    }

    @Test
    void a_digital_invoice_is_known_by_its_twenty_digits() {
        var digital = "243720000000" + number;
        paid("10.00", invoice(digital)).created();

        paid("10.00", invoice(digital.substring(0, 10) + " " + digital.substring(10)))
                .refused(422, "funds.invoice-used");
    }

    @Test
    void one_number_of_two_codes_is_two_invoices() {
        paid("10.00", invoice(number, "code", "033002100411")).created();
        paid("10.00", invoice(number, "code", "033002100412")).created();
        paid("10.00", invoice(number, "code", "3300210041")).created();

        paid("10.00", invoice(number, "code", "033002100411")).refused(422, "funds.invoice-used");
    }

    @ParameterizedTest
    @CsvSource({
        "INVOICE, 12345678, 03300210041, /evidence/0/code",
        "INVOICE, 1234567, 033002100411, /evidence/0/number",
        "INVOICE, 243720000000123456789, 033002100411, /evidence/0/number",
        "CONTRACT, 12345678, 033002100411, /evidence/0/code"
    })
    void a_code_stands_on_invoices_of_eight_digits_only(String kind, String number, String code, String pointer) {
        assertThat(paid("10.00", Body.of("kind", kind, "number", number, "code", code))
                        .pointers(400, "request.malformed"))
                .contains(pointer);
    }

    @Test
    void what_is_used_of_an_invoice_is_within_its_amount() {
        assertThat(paid("10.00", invoice(number, "amount", "9.00", "used", "9.01"))
                        .pointers(400, "request.malformed"))
                .containsExactly("/evidence/0/used");
        assertThat(paid("10.00", invoice(number, "used", "9.00")).pointers(400, "request.malformed"))
                .containsExactly("/evidence/0/used");
    }

    @Test
    void several_payments_share_an_invoice_up_to_its_amount() {
        var shared = invoice(number, "amount", "9000.00");
        paid("4000.00", shared).created();
        paid("3000.00", shared).created();

        var problem = paid("2000.01", shared).refused(422, "funds.invoice-overdrawn");
        assertThat(problem.path("detail").asString()).contains("2000.00", "2000.01");
        paid("2000.00", shared).created();
        paid("0.01", shared).refused(422, "funds.invoice-used");
    }

    @Test
    void a_payment_above_its_only_invoice_is_refused() {
        paid("9000.01", invoice(number, "amount", "9000.00")).refused(422, "funds.invoice-overdrawn");
    }

    @Test
    void of_several_invoices_all_is_used_unless_it_is_said() {
        var part = invoice(number, "amount", "900.00", "used", "400.00");
        var whole = invoice("9" + number, "amount", "600.00");
        paid("1000.00", part, whole).created();

        paid("500.00", invoice(number, "amount", "900.00")).created();
        paid("1.00", invoice("9" + number, "amount", "600.00")).refused(422, "funds.invoice-used");
    }

    @Test
    void an_invoice_has_one_amount_and_is_shared_only_where_all_name_it() {
        paid("10.00", invoice(number, "amount", "900.00")).created();

        paid("10.00", invoice(number, "amount", "901.00")).refused(422, "funds.invoice-amount-differs");
        paid("10.00", invoice(number)).refused(422, "funds.invoice-used");
    }

    @Test
    void an_invoice_that_was_taken_whole_is_not_shared() {
        paid("10.00", invoice(number)).created();

        paid("10.00", invoice(number, "amount", "900.00")).refused(422, "funds.invoice-used");
    }

    @Test
    void whoever_calls_an_invoice_a_receipt_is_not_paid_twice_on_it() {
        paid("10.00", invoice(number)).created();

        paid("10.00", Body.of("kind", "收据", "number", number)).refused(422, "funds.invoice-used");
    }

    @Test
    void a_rejection_frees_what_a_payment_used() {
        var shared = invoice(number, "amount", "900.00");
        var first = paid("900.00", shared).uuid();
        NeighbourStub.tell(client, first, "matter.rejected", Map.of());

        paid("10.00", invoice(number, "amount", "901.00")).created();
    }

    @Test
    void an_invoice_is_shared_over_all_communities_and_nobody_learns_with_whom() {
        var neighbour = World.over(client).community();
        var theirs = new TrustAccounts(neighbour).opened("1000.00");
        paid(neighbour, theirs, "600.00", invoice(number, "amount", "900.00")).created();

        var problem = paid("300.01", invoice(number, "amount", "900.00")).refused(422, "funds.invoice-overdrawn");

        assertThat(problem.toString()).doesNotContain(neighbour.committee());
    }

    @Test
    void claims_at_once_never_come_to_more_than_the_invoice() {
        var shared = invoice(number, "amount", "100.00");

        var answers = AtOnce.atOnce(12, _ -> paid("30.00", shared).status());

        assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
        assertThat(answers).filteredOn(status -> status == 422).hasSize(9);
    }

    @Test
    void the_database_lets_no_claims_above_the_invoice_live() {
        paid("60.00", invoice(number, "amount", "100.00")).created();
        var more = "insert into invoice_use (number, number_key, face, claimed, holder, payment, claimed_at) values"
                + " ('%1$s', '%1$s', 10000, 4001, '%2$s', '%3$s', now())"
                        .formatted(number, community.committee(), UUID.randomUUID());

        assertThatThrownBy(() -> TestPostgres.execute("funds", more)).hasMessageContaining("invoice_up_to_its_amount");
    }

    private Reply ofPack(String pack, String amount, Object... papers) {
        return community
                .funds("reporter")
                .requestPayment(accounts.payment(account, amount, "pack", pack, "evidence", List.of(papers)));
    }

    private Map<String, Object> paper(String kind, String suffix) {
        return Body.of("kind", kind, "number", community.code() + suffix);
    }

    @Test
    void all_papers_that_a_purchase_wants_are_told_at_once() {
        var refused = ofPack("PURCHASE", "12000.00", paper("QUOTE", "1"));

        var problem = refused.refused(422, "funds.papers-missing");

        assertThat(problem.path("detail").asString()).contains("ACCEPTANCE, CONTRACT, INVOICE, QUOTE, REQUEST");
        assertThat(problem.path("violations").size()).isEqualTo(5);
    }

    @Test
    void a_complete_purchase_passes_and_what_is_small_wants_less() {
        ofPack(
                        "PURCHASE",
                        "12000.00",
                        paper("请购单", "1"),
                        paper("报价单", "2"),
                        paper("QUOTE", "3"),
                        paper("合同", "4"),
                        paper("发票", "5"),
                        paper("验收单", "6"))
                .created();
        ofPack("PURCHASE", "999.99", paper("REQUEST", "7"), paper("INVOICE", "8"))
                .created();
    }

    @Test
    void one_quote_named_twice_is_no_second_quote() {
        ofPack(
                        "PURCHASE",
                        "5000.00",
                        paper("REQUEST", "1"),
                        paper("INVOICE", "2"),
                        paper("ACCEPTANCE", "3"),
                        paper("QUOTE", "4"),
                        paper("QUOTE", "-4"))
                .refused(422, "funds.papers-missing");
    }

    @ParameterizedTest
    @CsvSource({
        "WORKS, 'ACCEPTANCE, CONTRACT, RESOLUTION, SETTLEMENT, TENDER'",
        "WAGES, WAGE_TABLE",
        "RELIEF, 'NOTICE, RELIEF_LIST'"
    })
    void each_kind_has_papers_of_its_own(String pack, String missing) {
        var problem = ofPack(pack, "90000.00").refused(422, "funds.papers-missing");

        assertThat(problem.path("detail").asString()).contains(": " + missing + ".");
    }

    @Test
    void the_papers_of_an_emergency_come_afterwards() {
        community
                .funds("reporter")
                .requestPayment(
                        accounts.payment(account, "3600.00", "pack", "WORKS", "emergency", true, "evidence", List.of()))
                .created();
    }
}
