package org.fivetrust.acceptance;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Many vouchers of one book, each submitted, reviewed and posted by a request of its own. */
final class PostingRun {

    private static final List<String> STEPS = List.of("submit", "review", "post");

    private final Map<String, Integer> numbersAnswered = new ConcurrentHashMap<>();
    private final Clients clients;
    private final Town town;
    private final String book;
    private final int many;
    private final List<String> drafts;

    PostingRun(Town town, int many, Clients clients) {
        this.town = town;
        this.clients = clients;
        this.many = many;
        this.book = Founding.served(town, "urban", "0.00").opened();
        accountant()
                .postFile(books("/imports"), "text/csv; charset=UTF-8", file())
                .done();
        this.drafts = vouchers().stream()
                .map(voucher -> voucher.path("id").asString())
                .toList();
    }

    private Person accountant() {
        return town.person("accountant");
    }

    private String books(String path) {
        return "/v1/books/" + book + path;
    }

    private String file() {
        var file = new StringBuilder("voucher_no,date,summary,account_code,debit,credit,attachments\n");
        for (var n = 1; n <= many; n++) {
            var head = "记-%d,2026-0%d-15,付办公用品款,".formatted(n, n % 2 + 1);
            file.append(head).append("513,%d.00,0.00,1%n".formatted(n));
            file.append(head).append("102,0.00,%d.00,1%n".formatted(n));
        }
        return file.toString();
    }

    private List<JsonNode> vouchers() {
        return accountant().list(books("/vouchers?limit=200"));
    }

    List<Runnable> tasks() {
        return drafts.stream().<Runnable>map(draft -> () -> run(draft)).toList();
    }

    int calls() {
        return many * STEPS.size();
    }

    private void run(String voucher) {
        for (var step : STEPS) {
            var answer = clients.say(
                    town.person(step.equals("review") ? "reviewer" : "accountant"),
                    "/v1/vouchers/" + voucher + "/" + step,
                    Body.NOTHING);
            if (step.equals("post")) {
                numbersAnswered.put(voucher, answer.path("number").asInt());
            }
        }
    }

    /** What was answered is what is kept, once, without a gap; and the log can still be proven. */
    void everyVoucherWasPostedOnceUnderTheNumberItWasTold() {
        var posted = vouchers();
        assertThat(posted)
                .hasSize(many)
                .allSatisfy(voucher -> assertThat(voucher.path("number").asInt())
                        .isEqualTo(numbersAnswered.get(voucher.path("id").asString())));
        assertThat(posted.stream()
                        .collect(groupingBy(
                                voucher -> voucher.path("date").asString(),
                                mapping(voucher -> voucher.path("number").asInt(), toList())))
                        .values())
                .hasSize(2)
                .allSatisfy(numbers -> assertThat(numbers)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.rangeClosed(1, numbers.size()).boxed().toList()));
        var sum = BigDecimal.valueOf((long) many * (many + 1) / 2);
        assertThat(closing("513", "closingDebit")).isEqualByComparingTo(sum);
        assertThat(closing("102", "closingCredit")).isEqualByComparingTo(sum);
        logHolds();
    }

    private void logHolds() {
        var found = town.person("auditor")
                .post("/v1/logs/accounts/verifications", Body.NOTHING)
                .created();
        assertThat(found.path("holds").asBoolean()).as(found.toString()).isTrue();
    }

    private BigDecimal closing(String code, String side) {
        return accountant().get(books("/trial-balance?from=2026-01&to=2026-12")).ok().path("items").values().stream()
                .filter(item -> item.path("code").asString().equals(code))
                .map(item -> new BigDecimal(item.path(side).asString()))
                .findFirst()
                .orElseThrow();
    }
}
