package org.fivetrust.funds.payment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fivetrust.agreementclient.ActKind;
import org.fivetrust.agreementclient.ActState;
import org.fivetrust.funds.bankfile.BankProfiles;
import org.fivetrust.funds.payee.PayeeRegister;
import org.fivetrust.funds.payment.PaymentMessages.View;
import org.fivetrust.funds.payment.model.Evidence;
import org.fivetrust.funds.payment.model.Payee;
import org.fivetrust.funds.payment.model.PayeeAccount;
import org.fivetrust.funds.payment.model.Payment;
import org.fivetrust.funds.payment.model.PaymentOrder;
import org.fivetrust.shared.act.Act;
import org.fivetrust.shared.act.ActContent;
import org.fivetrust.shared.act.Counterparty;
import org.fivetrust.shared.kernel.Money;
import org.fivetrust.shared.kernel.Outcome;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.outbox.Event;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A payment as an act: everything the approvers see is frozen, and nothing may change afterwards. */
@Component
class PaymentAct implements ActKind<PaymentOrder, View> {

    static final String KIND = "PAYMENT";

    private static final Definition<View> DEFINITION =
            new Definition<>(KIND, "/v1/payments/", View.class, Refusal.person("funds.same-person"));

    private final Payments payments;
    private final Invoices invoices;
    private final EvidencePacks packs;
    private final PayeeRegister register;
    private final BankProfiles profiles;
    private final CashRules cash;
    private final SpendingLimits limits;
    private final Clock clock;

    PaymentAct(
            Payments payments,
            Invoices invoices,
            EvidencePacks packs,
            PayeeRegister register,
            BankProfiles profiles,
            CashRules cash,
            SpendingLimits limits,
            Clock clock) {
        this.payments = payments;
        this.invoices = invoices;
        this.packs = packs;
        this.register = register;
        this.profiles = profiles;
        this.cash = cash;
        this.limits = limits;
        this.clock = clock;
    }

    @Override
    public Definition<View> definition() {
        return DEFINITION;
    }

    @Override
    public ActContent content(PaymentOrder order) {
        return common(ActContent.of(order.principal(), order.purpose()), order)
                .amount(order.amount())
                .category(order.category())
                .counterparty(new Counterparty(order.payee().name(), number(order.payee())))
                .emergency(order.emergency())
                .with("payee", payee(order.payee()))
                .with("payeeAccount", payeeAccount(order.payeeAccount()));
    }

    /** What payments of one list share. */
    static ActContent common(ActContent content, PaymentOrder order) {
        return content.with("account", order.account())
                .with(
                        "evidence",
                        order.evidence().stream().map(PaymentAct::paper).toList())
                .with("budgetLine", order.budgetLine())
                .with("earmark", order.earmark())
                .with("contract", order.contract())
                .with("method", order.method())
                .with("pack", order.pack());
    }

    @Override
    public Set<String> records(PaymentOrder order) {
        return order.evidence().stream()
                .map(Evidence::record)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Mono<Void> save(Act act, PaymentOrder order) {
        return payments.lockSource(order, act.id())
                .delayUntil(account -> profiles.mustTake(account.bank(), order.payee()))
                .delayUntil(_ -> cash.mustAllow(order, act.on()))
                .delayUntil(_ -> register.mustBePayable(order))
                .delayUntil(_ -> packs.mustBeComplete(order, act.on()))
                .zipWhen(_ -> payments.leftOfLine(order, act.on()))
                .delayUntil(_ -> limits.mustAllow(order, act.id(), act.on()))
                .map(found -> order.request(found.getT1(), found.getT2().orElse(null)))
                .map(Outcome::orRefuse)
                .flatMap(requested -> add(act.id(), requested));
    }

    private Mono<Void> add(UUID id, PaymentOrder order) {
        var at = clock.instant();
        return payments.add(id, order, at).then(invoices.claim(id, order, at));
    }

    @Override
    public Mono<PaymentOrder> stored(ActState state) {
        return payments.find(state.principal(), state.id()).map(Payment::order);
    }

    @Override
    public Mono<View> view(Caller caller, UUID id) {
        return payments.find(caller.scope(), id).map(row -> row.view(payments.papers(row)));
    }

    @Override
    public Flux<Event> executed(ActState state) {
        return paid(state.principal(), state.id());
    }

    /** What is told of a payment that was released. */
    Flux<Event> paid(PrincipalId principal, UUID payment) {
        return payments.find(Scope.only(principal), payment)
                .zipWhen(row -> project(principal, row))
                .map(found -> PaymentPaid.of(
                        found.getT1(),
                        payments.papers(found.getT1()),
                        LocalDate.now(clock),
                        found.getT2().orElse(null)))
                .flatMapIterable(paid -> events(principal, paid));
    }

    private Mono<Optional<UUID>> project(PrincipalId principal, PaymentRow row) {
        return limits.works(principal, row.contract())
                .map(works -> Optional.of(works.project()))
                .defaultIfEmpty(Optional.empty());
    }

    /** What is paid for a project of the assets is told there too. */
    private static List<Event> events(PrincipalId principal, PaymentPaid paid) {
        return Stream.of("accounts", "assets")
                .filter(service -> service.equals("accounts") || paid.project() != null)
                .map(service -> Event.to(service, principal, paid))
                .toList();
    }

    static Map<String, Object> payee(Payee payee) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", payee.name());
        json.put("kind", payee.kind().name());
        put(json, "account", number(payee));
        put(json, "bank", payee.bank());
        return json;
    }

    private static Map<String, Object> paper(Evidence paper) {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", paper.kind());
        json.put("number", paper.number());
        put(json, "record", paper.record());
        put(json, "code", paper.code());
        put(json, "amount", text(paper.amount()));
        put(json, "used", text(paper.used()));
        return json;
    }

    static @Nullable Map<String, Object> payeeAccount(@Nullable PayeeAccount named) {
        return named == null ? null : Map.of("payee", named.payee().toString(), "account", named.account());
    }

    private static @Nullable String text(@Nullable Money amount) {
        return amount == null ? null : amount.toString();
    }

    private static @Nullable String number(Payee payee) {
        return payee.account() == null ? null : payee.account().value();
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
