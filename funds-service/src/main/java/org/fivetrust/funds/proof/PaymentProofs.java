package org.fivetrust.funds.proof;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.fivetrust.evidence.EvidenceLog;
import org.fivetrust.evidence.model.ProofSet;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.web.Scope;
import org.fivetrust.shared.web.Transactions;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finds what the log has of a payment, and the lines of the bank that it was matched with. */
@Component
class PaymentProofs {

    private final DatabaseClient database;
    private final EvidenceLog evidence;
    private final Transactions transactions;

    PaymentProofs(DatabaseClient database, EvidenceLog evidence, Transactions transactions) {
        this.database = database;
        this.evidence = evidence;
        this.transactions = transactions;
    }

    private record Traces(List<String> subjects, List<Line> lines) {

        Map<String, Object> annexes() {
            return Map.of("bankLines", lines.stream().map(Line::json).toList());
        }
    }

    /** An entry of a statement as its digest takes it, and the hashes of all entries of that statement. */
    private record Line(String entry, String[] entries) {

        Map<String, Object> json() {
            return Map.of("entry", entry, "entries", List.of(entries));
        }
    }

    private record Subject(String subject) {}

    Mono<ProofSet> of(Scope scope, UUID payment) {
        return traces(scope, payment)
                .flatMap(traces -> evidence.prove(scope, "payment/" + payment, traces.subjects())
                        .map(proven -> proven.with(traces.annexes())));
    }

    private Mono<Traces> traces(Scope scope, UUID payment) {
        return subjects(scope, payment)
                .zipWhen(_ -> lines(scope, payment), Traces::new)
                .as(transactions.within(scope));
    }

    /** The rows that have leaves: the payment's own, and those that it shares with others (file, answer, statement). */
    private Mono<List<String>> subjects(Scope scope, UUID payment) {
        return database.sql("""
                        with paid as (select principal, id, evidence from payment where id = :payment%s),
                             moved as (select movement.*
                                         from paid join bank_match_movement movement
                                           on movement.principal = paid.principal and movement.source = paid.id),
                             matched as (select matched.*
                                           from moved join bank_match matched
                                             on matched.principal = moved.owner and matched.id = moved.match%s)
                        select id::text as subject from paid
                         union
                        select id || '/' || (paper ->> 'number') from paid, jsonb_array_elements(evidence) as paper
                         union
                        select entry.account || '/' || entry.seq
                          from paid join trust_entry_view entry on entry.principal = paid.principal and entry.source = paid.id
                         union
                        select unnest(array_remove(array[sending.payment || '/' || sending.attempt, sending.file::text], null))
                          from paid join bank_sending sending on sending.principal = paid.principal and sending.payment = paid.id
                         union
                        select unnest(array[line.answer || '/' || line.no, line.answer::text])
                          from paid join bank_answer_line line on line.principal = paid.principal and line.payment = paid.id
                         union
                        select returned.payment || '/' || returned.id
                          from paid join payment_return returned
                            on returned.principal = paid.principal and returned.payment = paid.id
                         union
                        select match || '/' || account || '/' || seq from moved
                         union
                        select unnest(array[id::text, statement::text]) from matched
                        """.formatted(scope.condition("principal"), scope.condition("matched.principal")))
                .bind("payment", payment)
                .mapProperties(Subject.class)
                .all()
                .map(Subject::subject)
                .collectList()
                .filter(found -> !found.isEmpty())
                .switchIfEmpty(Mono.error(() -> new NotFound("payment", payment)));
    }

    private Mono<List<Line>> lines(Scope scope, UUID payment) {
        return database.sql("""
                        select bank_entry_text(booked) as entry,
                               (select array_agg(encode(sha256(convert_to(bank_entry_text(other), 'UTF8')), 'hex')
                                                 order by other.number)
                                  from bank_entry other
                                 where other.principal = booked.principal and other.statement = booked.statement) as entries
                          from payment paid
                          join bank_match_movement movement
                            on movement.principal = paid.principal and movement.source = paid.id
                          join bank_match matched on matched.principal = movement.owner and matched.id = movement.match
                          join bank_entry booked on booked.principal = matched.principal
                               and booked.statement = matched.statement and booked.number = matched.entry
                         where paid.id = :payment%s%s
                         order by matched.matched_at, matched.id
                        """.formatted(scope.condition("paid.principal"), scope.condition("matched.principal")))
                .bind("payment", payment)
                .mapProperties(Line.class)
                .all()
                .collectList();
    }
}
