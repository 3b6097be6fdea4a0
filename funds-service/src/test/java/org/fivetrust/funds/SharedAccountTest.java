package org.fivetrust.funds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fivetrust.funds.BankedAccount.line;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.testing.NeighbourStub;
import org.fivetrust.testing.OpenApiCheck;
import org.fivetrust.testing.ReadsTheWholeLog;
import org.fivetrust.testing.client.Body;
import org.fivetrust.testing.client.FundsClient;
import org.fivetrust.testing.client.Reply;
import org.fivetrust.testing.world.Community;
import org.fivetrust.testing.world.TrustAccounts;
import org.fivetrust.testing.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/**
 * Two principals share a bank account, and every reading of the service is asked by everybody of a community, as JSON,
 * as a whole list and as PDF: in no answer is a figure of the other, nor a sum from which it could be worked out.
 */
@FundsTest
@ReadsTheWholeLog
class SharedAccountTest {

    private static final List<String> PEOPLE = List.of("reporter", "director", "secretary", "supervisor");

    @Autowired
    private WebTestClient client;

    private Community owner;
    private Community other;
    private BankedAccount bank;
    private String theirs;

    @BeforeEach
    void two_principals_under_one_number() {
        NeighbourStub.reset();
        owner = World.over(client).community();
        other = World.over(client).community();
        bank = new BankedAccount(client, owner, "412806.17");
        theirs = bank.shared(other, "73519.77");
        bank.received("1357.91", "A1", "payer", "东方甲户");
        bank.paid("2468.13", "payee", payee("东方乙工程"));
        move(other, theirs);
        bank.saying("486325.94")
                .stated(line("-66.61", "X1").party("某超市"), line("88.83", "X2").party("某来客"));
        centre(owner).runMatching(Body.of("account", bank.bankAccount()));
        var end = YearMonth.from(World.today()).minusMonths(1).atEndOfMonth();
        var id = centre(owner)
                .prepareReconciliation(Body.of("account", bank.bankAccount(), "asOf", end))
                .id();
        owner.funds("reviewer").signReconciliation(id).ok();
        centre(owner)
                .prepareReconciliation(Body.of("account", bank.bankAccount(), "asOf", World.today()))
                .created();
    }

    private static FundsClient centre(Community community) {
        return community.funds("accountant");
    }

    private static Object payee(String name) {
        return Body.of("name", name, "account", "3301040160009876", "bank", "工商银行");
    }

    private void move(Community community, String account) {
        var accounts = new TrustAccounts(community);
        community
                .funds("cashier")
                .registerReceipt(Body.with(accounts.receipt(account, "5791.35", "B1"), "payer", "西湖丙户"))
                .created();
        var payment = community
                .funds("reporter")
                .requestPayment(accounts.payment(account, "864.29", "payee", payee("西湖丁工程")))
                .uuid();
        NeighbourStub.approve(client, payment);
        community.funds("cashier").preparePayment(payment).ok();
        community.funds("releaser").releasePayment(payment).ok();
    }

    /** Of the one that opened the bank account: its own opening, movements, balance. */
    private List<String> ofOwner() {
        return List.of("412806.17", "1357.91", "2468.13", "411695.95", "东方甲户", "东方乙工程", owner.code());
    }

    private List<String> ofOther() {
        return List.of("73519.77", "5791.35", "864.29", "78446.83", "西湖丙户", "西湖丁工程", other.code());
    }

    /** What both have together, and what may be anybody's. */
    private static final List<String> OF_BOTH = List.of("486325.94", "490142.78", "66.61", "88.83", "某超市", "某来客");

    @Test
    void the_owner_of_the_bank_account_sees_nothing_of_who_shares_it() {
        assertThat(leaks(
                        owner,
                        Stream.concat(ofOther().stream(), OF_BOTH.stream()).toList()))
                .isEmpty();
    }

    @Test
    void who_shares_a_bank_account_sees_nothing_of_its_owner() {
        assertThat(leaks(
                        other,
                        Stream.concat(ofOwner().stream(), OF_BOTH.stream()).toList()))
                .isEmpty();
    }

    @Test
    void each_sees_its_own() {
        assertThat(answers(owner, "reporter")).contains("412806.17", "1357.91", "2468.13", "411695.95");
        assertThat(answers(other, "reporter")).contains("73519.77", "5791.35", "864.29", "78446.83");
    }

    private String answers(Community community, String person) {
        var text = new StringBuilder();
        addresses()
                .forEach(address ->
                        text.append(text(community.caller(person).get(address.path(), address.parameters()))));
        return text.toString();
    }

    private List<String> leaks(Community community, List<String> secrets) {
        var found = new ArrayList<String>();
        var addresses = addresses();
        for (var person : PEOPLE) {
            for (var address : addresses) {
                for (var type : address.types()) {
                    var caller = community.caller(person).with("Accept", type);
                    var text = text(caller.get(address.path(), address.parameters()));
                    secrets.stream()
                            .filter(secret -> !address.names(secret))
                            .filter(text::contains)
                            .forEach(secret -> found.add(person + " " + type + " " + address.path() + ": " + secret));
                }
            }
        }
        return found;
    }

    private static String text(Reply reply) {
        if (reply.status() >= 500) {
            throw new AssertionError(reply.toString());
        }
        return reply.header("Content-Type").orElse("").startsWith("application/pdf")
                ? PdfText.of(reply.bytes())
                : reply.text();
    }

    /** @param types in which it may be answered */
    private record Address(String path, List<String> types, Object... parameters) {

        /** What was asked may be said again, as in the problem of a refused request. */
        boolean names(String secret) {
            return path.contains(secret)
                    || Stream.of(parameters).anyMatch(value -> value.toString().contains(secret));
        }
    }

    /** Every reading of the document, with each id of both that somebody of the centre finds in its lists. */
    private List<Address> addresses() {
        var known = new LinkedHashMap<String, List<String>>();
        var found = new ArrayList<Address>();
        var document = OpenApiCheck.tree("funds").path("paths");
        document.properties().stream()
                .filter(path -> path.getValue().has("get"))
                .map(Map.Entry::getKey)
                .sorted(Comparator.<String>comparingLong(
                                path -> path.chars().filter(c -> c == '{').count())
                        .thenComparing(path -> path))
                .forEach(path -> filled("", path, known)
                        .forEach(address -> required(document.path(path).path("get"), address)
                                .forEach(one -> {
                                    found.add(one);
                                    learn(address, known);
                                })));
        return found;
    }

    private void learn(String address, Map<String, List<String>> known) {
        if (address.startsWith("/v1/logs") || address.startsWith("/.well-known")) {
            return;
        }
        for (var community : List.of(owner, other)) {
            for (var who : List.of("auditor", "cashier")) {
                var answer = community.caller(who).get(address, "principal", community.committee());
                if (answer.status() == 200
                        && answer.header("Content-Type").orElse("").contains("json")) {
                    answer.body()
                            .path("items")
                            .valueStream()
                            .map(item -> item.path("id").asString(""))
                            .filter(id -> !id.isEmpty())
                            .forEach(id -> known.computeIfAbsent(address, _ -> new ArrayList<>())
                                    .add(id));
                }
            }
        }
    }

    private Stream<String> filled(String before, String path, Map<String, List<String>> known) {
        var begin = path.indexOf('{');
        if (begin < 0) {
            return Stream.of(before + path);
        }
        var end = path.indexOf('}');
        var list = before + path.substring(0, begin);
        var name = path.substring(begin + 1, end);
        var values =
                switch (name) {
                    case "area" -> List.of("funds");
                    case "month" ->
                        List.of(
                                YearMonth.from(World.today()).toString(),
                                YearMonth.from(World.today()).minusMonths(1).toString());
                    default ->
                        known.getOrDefault(
                                list.substring(0, list.length() - 1),
                                List.of(UUID.randomUUID().toString()));
                };
        return values.stream().distinct().flatMap(value -> filled(list + value, path.substring(end + 1), known));
    }

    private Stream<Address> required(JsonNode operation, String path) {
        var names = operation
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString().equals("query"))
                .filter(parameter -> parameter.path("required").asBoolean(false))
                .map(parameter -> parameter.path("name").asString())
                .toList();
        var types = operation.at("/responses/200/content").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
        return names.isEmpty()
                ? Stream.of(new Address(path, types))
                : Stream.of(owner, other)
                        .map(community -> new Address(
                                path,
                                types,
                                names.stream()
                                        .flatMap(name -> Stream.of(name, value(name, community)))
                                        .toArray()));
    }

    private Object value(String name, Community community) {
        return switch (name) {
            case "principal" -> community.committee();
            case "account" -> bank.bankAccount();
            case "kind" -> "trust-account.opened";
            case "subject" -> community == owner ? bank.account() : theirs;
            default -> 1;
        };
    }
}
