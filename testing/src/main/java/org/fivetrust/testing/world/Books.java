package org.fivetrust.testing.world;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.Reply;
import tools.jackson.databind.JsonNode;

/** The books that the centre keeps for a committee: the accountant writes them, the reviewer reviews. */
public record Books(Community community) {

    public static final String CSV = "text/csv";

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /** The id of a book of a nonprofit from 2026. */
    public String opened() {
        return opened("NONPROFIT_2024", "2026-01-01");
    }

    public String opened(String standard, String startsOn) {
        return community
                .accounts("accountant")
                .openBook(book(standard, startsOn))
                .id();
    }

    public Map<String, Object> book(String standard, String startsOn) {
        return Body.of("principal", community.committee(), "standard", standard, "startsOn", startsOn);
    }

    public Reply account(String book, String code, String name) {
        return community.accounts("accountant").openAccount(book, Body.of("code", code, "name", name));
    }

    /** The id of a draft. */
    public String drafted(String book, Map<String, Object> voucher) {
        return community.accounts("accountant").draftVoucher(book, voucher).id();
    }

    /** The same, submitted and reviewed. */
    public String reviewed(String book, Map<String, Object> voucher) {
        return review(drafted(book, voucher));
    }

    /** The same, posted. */
    public String posted(String book, Map<String, Object> voucher) {
        return post(drafted(book, voucher));
    }

    /** Submits and reviews a draft. */
    public String review(String voucher) {
        community.accounts("accountant").submitVoucher(voucher).ok();
        community.accounts("reviewer").reviewVoucher(voucher).ok();
        return voucher;
    }

    /** Submits, reviews and posts a draft. */
    public String post(String voucher) {
        review(voucher);
        community.accounts("accountant").postVoucher(voucher).ok();
        return voucher;
    }

    /** A file for the book, with parameters of the query. */
    public Reply sent(String book, String csv, Object... parameters) {
        return community
                .accounts("accountant")
                .importVouchers(book, CSV, csv.getBytes(StandardCharsets.UTF_8), parameters);
    }

    /** The id of an import that is reviewed and posted. */
    public String imported(String book, String csv) {
        var id = sent(book, csv).id();
        together(book, Map.of("import", id));
        return id;
    }

    /** Many vouchers at a time, posted in the order of their days. */
    public void postedAll(String book, List<Map<String, Object>> vouchers) {
        imported(book, Vouchers.csv(vouchers));
    }

    /** The ids of many vouchers that are reviewed. */
    public List<String> reviewedAll(String book, List<Map<String, Object>> vouchers) {
        var which = Map.of("import", sent(book, Vouchers.csv(vouchers)).id());
        community.accounts("accountant").submitVouchers(book, which).ok();
        community.accounts("reviewer").reviewVouchers(book, which).ok();
        return Body.texts(
                community
                        .accounts("accountant")
                        .listVouchers(book, "status", "REVIEWED", "limit", 200)
                        .ok()
                        .path("items"),
                "id");
    }

    /** Submitted, reviewed and posted at once. */
    public void together(String book, Map<String, String> which) {
        community.accounts("accountant").submitVouchers(book, which).ok();
        community.accounts("reviewer").reviewVouchers(book, which).ok();
        community.accounts("accountant").postVouchers(book, which).ok();
    }

    /** The page of vouchers that these parameters ask for. */
    public List<JsonNode> vouchers(String book, Object... parameters) {
        return community.accounts("accountant").listVouchers(book, parameters).items();
    }

    public JsonNode voucher(String voucher) {
        return community.accounts("accountant").readVoucher(voucher).ok();
    }

    /** An account's line of the trial balance. */
    public JsonNode balance(String book, String account, String from, String to) {
        return community
                .accounts("accountant")
                .readTrialBalance(book, "from", from, "to", to)
                .ok()
                .path("items")
                .valueStream()
                .filter(item -> item.path("code").asString().equals(account))
                .findFirst()
                .orElseThrow();
    }

    public JsonNode closed(String book, String month) {
        return community.accounts("accountant").closeMonth(book, month).ok();
    }

    public JsonNode closedYear(String book, Object year) {
        return community.accounts("accountant").closeYear(book, year).ok();
    }
}
