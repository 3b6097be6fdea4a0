package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What passes between a community and the centre, to the last receipt and the last fen. */
@Order(10)
class HandBackTest {

    private final Town town = Product.shared().town();

    private final Person cashier = town.person("cashier");

    private final Person accountant = town.person("accountant");

    private Principal principal;

    private Community people() {
        return principal.community();
    }

    private String agreement() {
        return people().reporter()
                .list("/v1/agreements?principal=" + principal.id())
                .getFirst()
                .path("id")
                .asString();
    }

    private Answer listed(String direction, List<Map<String, Object>> items) {
        var lister = direction.equals("HAND_BACK") ? town.person("head") : people().director();
        return lister.post(
                "/v1/agreements/" + agreement() + "/handovers",
                Body.of("area", "FUNDS", "direction", direction, "items", items));
    }

    private static Map<String, Object> item(int no, String category, String description, Object... more) {
        return Body.with(Body.of("no", no, "category", category, "description", description, "quantity", 1), more);
    }

    private String issuedBook(String first, String last) {
        var book = cashier.post("/v1/receipt-books", Body.of("principal", principal.id(), "first", first, "last", last))
                .created()
                .path("id")
                .asString();
        cashier.post(
                        "/v1/receipt-books/" + book + "/issue",
                        Body.of("holder", people().reporter().login()))
                .ok();
        return book;
    }

    private void receive(String number) {
        people().reporter()
                .post(
                        "/v1/receipts",
                        Body.of(
                                "principal",
                                principal.id(),
                                "account",
                                principal.account(),
                                "receivedOn",
                                Town.today().toString(),
                                "amount",
                                "10.00",
                                "payer",
                                "张三",
                                "purpose",
                                "场地使用费",
                                "category",
                                "rent",
                                "receiptNumber",
                                number))
                .created();
    }

    /** Numbers 000401–000450, of which 47 are accounted for. */
    @Test
    void threeReceiptsThatAreMissingAreNamedUntilTheyAreFound() {
        principal = Founding.served(town, "urban", "0.00");
        var book = issuedBook("000401", "000450");
        IntStream.rangeClosed(401, 445).forEach(number -> receive("000" + number));
        var numbers = "/v1/receipt-books/" + book + "/numbers/";
        people().reporter()
                .post(numbers + "446/void", Body.of("copies", 3, "reason", "金额写错"))
                .ok();
        people().reporter()
                .post(numbers + "447/loss", Body.of("lostOn", Town.today().toString(), "reason", "搬迁时遗失"))
                .ok();
        var back = people().reporter()
                .post("/v1/receipt-books/" + book + "/return", Body.NOTHING)
                .ok();
        assertThat(back.path("unaccounted").toString()).isEqualTo("[\"000448\",\"000449\",\"000450\"]");
        accountant
                .post("/v1/receipt-books/" + book + "/verify", Body.NOTHING)
                .refused(409, "funds.receipt-book-incomplete");

        var list = listed(
                        "HAND_OVER",
                        List.of(item(
                                1,
                                "RECEIPT",
                                "收款收据000401–000450",
                                "quantity",
                                50,
                                "counted",
                                47,
                                "differenceCause",
                                "缺000448、000449、000450")))
                .created();
        var id = list.path("id").asString();
        signed(id, "GIVER", people().director());
        signed(id, "RECEIVER", town.person("head"));
        var seen = signed(id, "OVERSEER", people().supervisor());

        assertThat(seen.body().path("status").asString()).isEqualTo("INCOMPLETE");
        assertThat(seen.body().path("missing").toString())
                .isEqualTo("[\"item 1 收款收据000401–000450: 3 of 50 (缺000448、000449、000450)\"]");
    }

    private static Answer signed(String list, String part, Person person) {
        var signed = person.post("/v1/handovers/" + list + "/signatures", Body.of("part", part));
        signed.done();
        return signed;
    }

    private String asked(PaymentDraft draft) {
        return people().reporter()
                .post("/v1/payments", draft.from(principal))
                .created()
                .path("id")
                .asString();
    }

    private void paid(String payment, String amount) {
        principal.approve(principal.payment(payment).path("matter").asString(), principal.papers(amount));
        principal.await(payment, "AUTHORISED");
        principal.prepare(payment).ok();
        principal.release(payment).ok();
    }

    private Map<String, Object> imprestOf(String limit) {
        return Body.of(
                "principal", principal.id(),
                "account", principal.account(),
                "holder", people().reporter().login(),
                "limit", limit,
                "purpose", "零星开支",
                "validFrom", Town.today().toString());
    }

    private String imprest() {
        var asked =
                people().reporter().post("/v1/imprests", imprestOf("1000.00")).created();
        principal.approve(asked.path("matter").asString(), principal.papers("IMPREST", "1000.00"));
        var imprest = asked.path("id").asString();
        Await.until(
                "the imprest has its warrant",
                () -> accountant.post("/v1/imprests/" + imprest + "/grant", Body.NOTHING),
                answer -> answer.status() < 300);
        return imprest;
    }

    /**
     * Two requests unpaid, 600.00 in the reporter's hands, 20,000.00 of a tenant's deposit, twelve receipts: each is
     * finished or returned while nothing new begins, and 186,540.22 goes to the community's own account.
     */
    @Test
    void whatIsOpenIsFinishedAndAllThatIsLeftGoesHome() {
        principal = Founding.served(town, "urban", "211320.22");
        var book = issuedBook("000501", "000512");
        IntStream.rangeClosed(501, 512).forEach(number -> receive("000" + number));
        var imprest = imprest();
        var advance = cashier.post(
                        "/v1/imprests/" + imprest + "/advances", Body.of("amount", "600.00", "purpose", "购办公用品"))
                .created();
        var repair = asked(PaymentDraft.of("4300.00"));
        var tea = asked(PaymentDraft.of("780.00"));
        people().reporter()
                .post("/v1/payments/" + tea + "/cancel", Body.of("reason", "委托终止，退回申请"))
                .ok();
        var deposit = asked(PaymentDraft.of("20000.00").payingTo("承租人" + people().code()));
        var home = asked(PaymentDraft.of("186540.22").payingTo("新社区" + people().code() + "居民委员会"));
        var vote = principal.resolve("终止资金代管", null).path("id").asString();
        people().director()
                .post(
                        "/v1/agreements/" + agreement() + "/termination",
                        Body.of(
                                "reason",
                                "居民代表会议决定终止",
                                "resolution",
                                vote,
                                "freezeOn",
                                Town.today().toString(),
                                "effectiveOn",
                                Town.today().plusDays(15).toString()))
                .done();

        people().reporter()
                .post("/v1/imprests", imprestOf("500.00"))
                .refused(409, "agreement.frozen")
                .saysHowToCure();

        paid(repair, "4300.00");
        paid(deposit, "20000.00");
        people().reporter()
                .post(
                        "/v1/imprests/" + imprest + "/settlements",
                        Body.of(
                                "advance", advance.path("id").asString(),
                                "spent", "600.00",
                                "returned", "0.00",
                                "slip", "JK-1",
                                "purpose", "购办公用品",
                                "category", "office",
                                "papers", List.of(Body.of("kind", "INVOICE", "number", "I-" + people().code()))))
                .created();
        people().reporter()
                .post("/v1/receipt-books/" + book + "/return", Body.NOTHING)
                .ok();
        assertThat(accountant
                        .post("/v1/receipt-books/" + book + "/verify", Body.NOTHING)
                        .ok()
                        .path("status")
                        .asString())
                .isEqualTo("VERIFIED");

        var items = new ArrayList<>(List.of(
                item(1, "RECEIPT", "收款收据000501–000512", "quantity", 12),
                item(2, "ADVANCE", "备用金", "bookAmount", "0.00", "actualAmount", "0.00")));
        listed("HAND_BACK", items).refused(422, "handover.matters-left-out");
        listed("HAND_BACK", with(items, item(3, "FEE", "代管费", "bookAmount", "500.00", "actualAmount", "500.00")))
                .refused(422, "handover.fee");
        listed(
                        "HAND_BACK",
                        with(items, item(3, "DEPOSIT", "租赁押金", "bookAmount", "20000.00", "actualAmount", "15000.00")))
                .refused(422, "handover.withheld");

        assertThat(principal.balance()).isEqualTo("186540.22");
        paid(home, "186540.22");
        assertThat(principal.balance()).isEqualTo("0.00");
        var list = listed("HAND_BACK", items).created().path("id").asString();
        signed(list, "GIVER", town.person("head"));
        signed(list, "RECEIVER", people().director());
        var complete = signed(list, "OVERSEER", people().supervisor());

        assertThat(complete.body().path("status").asString()).isEqualTo("COMPLETE");
        assertThat(complete.body().path("missing")).isEmpty();
        assertThat(town.person("auditor").list("/v1/trust-accounts?principal=" + principal.id()))
                .hasSize(1);
    }

    private static List<Map<String, Object>> with(List<Map<String, Object>> items, Map<String, Object> one) {
        var more = new ArrayList<>(items);
        more.add(one);
        return more;
    }
}
