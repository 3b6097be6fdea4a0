package org.fivetrust.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

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
        return people().reporter().list("/v1/agreements?principal=" + principal.id()).getFirst()
                .path("id")
                .asString();
    }

    private Answer listed(String direction, List<Map<String, Object>> items) {
        return people().director()
                .post(
                        "/v1/agreements/" + agreement() + "/handovers",
                        Body.of("area", "FUNDS", "direction", direction, "items", items));
    }

    private static Map<String, Object> item(int no, String category, String description, Object... more) {
        return Body.with(
                Body.of("no", no, "category", category, "description", description, "quantity", 1), more);
    }

    private String issuedBook(String first, String last) {
        var book = cashier.post("/v1/receipt-books", Body.of("principal", principal.id(), "first", first, "last", last))
                .created()
                .path("id")
                .asString();
        cashier.post("/v1/receipt-books/" + book + "/issue", Body.of("holder", people().reporter().login()))
                .ok();
        return book;
    }

    private void receive(String number) {
        people().reporter()
                .post(
                        "/v1/receipts",
                        Body.of(
                                "principal", principal.id(),
                                "account", principal.account(),
                                "receivedOn", Town.today().toString(),
                                "amount", "10.00",
                                "payer", "张三",
                                "purpose", "场地使用费",
                                "category", "rent",
                                "receiptNumber", number))
                .created();
    }

    /** Numbers 000401–000450, of which 47 are accounted for. */
    @Test
    void threeReceiptsThatAreMissingAreNamedUntilTheyAreFound() {
        principal = Founding.served(town, "urban", "0.00");
        var book = issuedBook("000401", "000450");
        IntStream.rangeClosed(401, 445).forEach(number -> receive("000" + number));
        var numbers = "/v1/receipt-books/" + book + "/numbers/";
        people().reporter().post(numbers + "446/void", Body.of("copies", 3, "reason", "金额写错")).ok();
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
}
