package org.fivetrust.accounts;

import static org.fivetrust.testing.world.Vouchers.supplies;

import java.util.List;
import java.util.Map;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.SubdistrictMatrix;
import org.fivetrust.testing.SubdistrictMatrix.Filling;
import org.fivetrust.testing.world.Books;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.Vouchers;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Two sub-districts, and every operation of the service. */
@AccountsTest
@ReadsTheWholeLog
class SubdistrictTest {

    private static final String MONTHS = "?from=2026-05&to=2026-05";

    private static final Map<String, Object> RULE = Map.of(
            "standard", "NONPROFIT_2024",
            "kind", "payment",
            "category", "greening",
            "word", "绿化费",
            "voucherType", "PAYMENT",
            "debit", "5301",
            "credit", "1002",
            "summary", "付{counterparty}：{purpose}",
            "validFrom", "2026-06-01",
            "reason", "绿化费单列");

    @Autowired
    private WebTestClient client;

    private static Map<String, Object> mandate(String principal) {
        return Map.of(
                "auditor", "auditor",
                "principals", List.of(principal),
                "areas", List.of("accounts"),
                "years", List.of(2026),
                "from", "2026-01-01",
                "to", "2026-12-31",
                "ground", "年度审计");
    }

    /** Drawn on the checkpoint that covers a voucher's leaf. */
    private static Map<String, Object> sample(Community community, String voucher) {
        community.accounts("auditor").proveVoucher(voucher).ok();
        var lines = community.evidence("auditor").readCheckpoint("accounts").lines();
        return Map.of(
                "year",
                2026,
                "size",
                1,
                "checkpoint",
                Map.of("size", Long.parseLong(lines.get(1)), "root", lines.get(2)));
    }

    @Test
    void nothing_of_one_subdistrict_is_seen_or_changed_from_another() {
        var community = World.over(client).community();
        var books = new Books(community);
        var accountant = community.accounts("accountant");
        var book = books.opened();
        var earlier = books.opened("NONPROFIT_2004", "2025-01-01");
        var rural = books.opened("RURAL_COLLECTIVE_2023", "2026-01-01");
        accountant
                .defineDimension(
                        book,
                        Map.of(
                                "code",
                                "project",
                                "name",
                                "项目",
                                "kind",
                                "PROJECT",
                                "values",
                                List.of(Map.of("code", "P1", "name", "道路"))))
                .created();
        var layout = accountant
                .copyStatementLayout(book, Map.of("layout", "NPO2024-BS", "name", "资产负债表（自用）"))
                .id();
        var posted = books.posted(book, supplies("2026-05-06", "480.00"));
        var draft = books.drafted(book, supplies("2026-05-07", "20.00"));
        var wanted = sample(community, posted);
        var sample = community.accounts("auditor").drawSample(book, wanted).id();
        var mandate = community
                .accounts("head")
                .grantAuditMandate(mandate(community.committee()))
                .id();
        var proposal = accountant.proposePostingRule(RULE).id();
        Filling csv = request -> request.contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(Vouchers.csv(List.of(supplies("2026-05-09", "3.00"))));
        var lines = Map.of("lines", List.of(Map.of("number", "1", "name", "货币", "formula", "D(1002)")));
        Filling again = request -> request.header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(supplies("2026-05-07", "21.00"));
        SubdistrictMatrix.of(client, "accounts", community.committee())
                .log("voucher.posted", posted)
                .secret(book, rural, earlier, layout, posted, draft, sample, mandate, proposal)
                .filtered("GET /v1/audit-mandates")
                .refused("POST /v1/audit-mandates", mandate(community.committee()))
                .hidden("GET /v1/audit-mandates/{id}", mandate)
                .refused("POST /v1/audit-mandates/{id}/revocation", Map.of("ground", "结束"), mandate)
                .filtered("GET /v1/books")
                .refused("POST /v1/books", books.book("NONPROFIT_2024", "2026-01-01"))
                .hidden("GET /v1/books/{book}", book)
                .hidden("GET /v1/books/{book}/accounts", book)
                .refused(
                        "POST /v1/books/{book}/accounts",
                        Map.of("code", "100201", "name", "工商银行", "parent", "1002"),
                        book)
                .hidden("GET /v1/books/{book}/audit-export?year=2026", book)
                .hidden("GET /v1/books/{book}/auxiliary-ledger" + MONTHS + "&dimension=project", book)
                .hidden("GET /v1/books/{book}/bank-journal" + MONTHS, book)
                .hidden("GET /v1/books/{book}/cash-journal" + MONTHS, book)
                .refused(
                        "POST /v1/books/{book}/closing-checks",
                        Map.of("code", "BANK_RECONCILED", "severity", "REFUSE", "validFrom", "2026-05-01"),
                        book)
                .hidden("GET /v1/books/{book}/dimensions", book)
                .refused(
                        "POST /v1/books/{book}/dimensions",
                        Map.of("code", "member", "name", "成员", "kind", "MEMBER"),
                        book)
                .refused(
                        "POST /v1/books/{book}/dimensions/{dimension}/values",
                        Map.of("values", List.of(Map.of("code", "P2", "name", "绿化"))),
                        book,
                        "project")
                .hidden("GET /v1/books/{book}/exports/{format}?year=2026", book, "csv")
                .hidden("GET /v1/books/{book}/general-ledger" + MONTHS, book)
                .hidden("GET /v1/books/{book}/handover-sheet?asOf=2026-05-31", book)
                .refused("POST /v1/books/{book}/imports", csv, book)
                .refused("POST /v1/books/{book}/imports/take-over", Map.of("from", rural), book)
                .hidden("GET /v1/books/{book}/journal" + MONTHS, book)
                .hidden("GET /v1/books/{book}/ledger" + MONTHS + "&account=1002", book)
                .hidden("GET /v1/books/{book}/ledger/print" + MONTHS + "&account=1002", book)
                .hidden("GET /v1/books/{book}/general-ledger/print" + MONTHS, book)
                .hidden("GET /v1/books/{book}/cash-journal/print" + MONTHS, book)
                .hidden("GET /v1/books/{book}/bank-journal/print" + MONTHS, book)
                .hidden("GET /v1/books/{book}/trial-balance/print" + MONTHS, book)
                .hidden("GET /v1/books/{book}/operations?from=2026-01-01&to=2026-12-31", book)
                .hidden("GET /v1/books/{book}/periods", book)
                .refused("POST /v1/books/{book}/periods/{period}/close", Map.of(), book, "2026-05")
                .refused("POST /v1/books/{book}/samples", wanted, book)
                .refused(
                        "POST /v1/books/{book}/statement-figures",
                        Map.of(
                                "layout",
                                "NPO2024-BS",
                                "number",
                                "7",
                                "period",
                                "2026-05",
                                "term",
                                "MAT1Y(1402,1403)",
                                "current",
                                "1.00"),
                        book)
                .hidden("GET /v1/books/{book}/statement-layouts", book)
                .refused("POST /v1/books/{book}/statement-layouts", Map.of("layout", "NPO2024-BS", "name", "又一份"), book)
                .hidden("GET /v1/books/{book}/statement-layouts/{layout}", book, layout)
                .refused("PUT /v1/books/{book}/statement-layouts/{layout}/lines", lines, book, layout)
                .hidden("GET /v1/books/{book}/statements/activities?period=2026-05", book)
                .hidden("GET /v1/books/{book}/statements/balance-sheet?period=2026-05", book)
                .hidden("GET /v1/books/{book}/statements/cash-flow?period=2025-05", earlier)
                .hidden("GET /v1/books/{book}/statements/income?period=2026-05", rural)
                .hidden(
                        "GET /v1/books/{book}/statements/{name}/lines/{number}?period=2026-05",
                        book,
                        "balance-sheet",
                        "1")
                .hidden("GET /v1/books/{book}/statements/{name}/print?period=2026-05", book, "balance-sheet")
                .hidden("GET /v1/books/{book}/statements/{name}/xlsx?period=2026-05", book, "balance-sheet")
                .hidden("GET /v1/books/{book}/trial-balance" + MONTHS, book)
                .hidden("GET /v1/books/{book}/unit-names", book)
                .refused("POST /v1/books/{book}/unit-names", Map.of("name", "星河居委会", "validFrom", "2026-06-01"), book)
                .hidden("GET /v1/books/{book}/vouchers", book)
                .refused("POST /v1/books/{book}/vouchers", supplies("2026-05-08", "5.00"), book)
                .refused("POST /v1/books/{book}/vouchers/post", Map.of("period", "2026-05"), book)
                .refused("POST /v1/books/{book}/vouchers/review", Map.of("period", "2026-05"), book)
                .refused("POST /v1/books/{book}/vouchers/submit", Map.of("period", "2026-05"), book)
                .refused("POST /v1/books/{book}/years/{year}/close", Map.of(), book, "2026")
                .shared("GET /v1/posting-rules")
                .filtered("GET /v1/posting-rules/proposals")
                .own("POST /v1/posting-rules/proposals", RULE)
                .refused("POST /v1/posting-rules/proposals/{id}/approve", Map.of(), proposal)
                .refused("POST /v1/posting-rules/proposals/{id}/reject", Map.of(), proposal)
                .hidden("GET /v1/samples/{id}", sample)
                .hidden("GET /v1/vouchers/{id}", posted)
                .refused("PUT /v1/vouchers/{id}", again, draft)
                .hidden("GET /v1/vouchers/{id}/booking-information", posted)
                .refused("POST /v1/vouchers/{id}/submit", Map.of(), draft)
                .refused("POST /v1/vouchers/{id}/return", Map.of("comment", "请改"), draft)
                .refused("POST /v1/vouchers/{id}/review", Map.of(), draft)
                .refused("POST /v1/vouchers/{id}/post", Map.of(), draft)
                .refused("POST /v1/vouchers/{id}/discard", Map.of(), draft)
                .hidden("GET /v1/vouchers/{id}/print", posted)
                .hidden("GET /v1/vouchers/{id}/proof", posted)
                .refused("POST /v1/vouchers/{id}/reverse", Map.of(), posted)
                .check();
    }
}
