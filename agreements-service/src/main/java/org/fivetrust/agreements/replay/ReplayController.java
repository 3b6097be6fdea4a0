package org.fivetrust.agreements.replay;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.IntStream;
import org.fivetrust.agreements.replay.ReplayMessages.Ask;
import org.fivetrust.agreements.replay.ReplayMessages.Change;
import org.fivetrust.agreements.replay.ReplayMessages.DecisionView;
import org.fivetrust.agreements.replay.ReplayMessages.View;
import org.fivetrust.agreements.replay.ReplayWorkflow.Judged;
import org.fivetrust.agreements.replay.ReplayWorkflow.Replay;
import org.fivetrust.agreements.replay.model.Tally;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Keyset;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.fivetrust.shared.web.PageRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Agreements")
class ReplayController {

    private static final Keyset<Numbered> ORDER = Keyset.of("replayed changes", Numbered::number);

    private final ReplayWorkflow replays;

    ReplayController(ReplayWorkflow replays) {
        this.replays = replays;
    }

    @PostMapping("/v1/agreements/{id}/replays")
    @OpenTo(Permission.COMPARE_AGREEMENTS)
    @Operation(
            operationId = "replayAgreement",
            summary = "Run an agreement over a past period's acts (协议推演)",
            description =
                    "A draft, or any other: which acts put in these days would have been ruled on otherwise, with both "
                            + "outcomes, steps and clauses. At most three years and 20,000 acts at once; nothing is kept or "
                            + "opened. `application/x-ndjson` streams the changes. "
                            + "(用草案重新裁定既往行为，列出所有会改变的结果；不留存、不立项)")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(schema = @Schema(implementation = View.class)))
    Listed<Change> replay(Caller caller, @PathVariable UUID id, @Valid @RequestBody Ask ask) {
        return Listed.of(page -> page(caller, id, ask, page), changes(caller, id, ask));
    }

    private Mono<View> page(Caller caller, UUID id, Ask ask, PageRequest page) {
        return replays.prepare(caller, id, ask)
                .flatMap(replay -> replays.run(caller, replay)
                        .collect(Sheet::new, Sheet::add)
                        .map(sheet -> sheet.view(replay, page)));
    }

    private Flux<Change> changes(Caller caller, UUID id, Ask ask) {
        return Mono.defer(() -> replays.prepare(caller, id, ask))
                .flatMapMany(replay -> replays.run(caller, replay))
                .filter(judged -> judged.comparison().isAChange())
                .map(Sheet::change);
    }

    /** A change and its number in the list. */
    private record Numbered(int number, Judged judged) {}

    /** The changes, and the counts of all acts. */
    private static final class Sheet {

        private final ArrayList<Judged> changes = new ArrayList<>();
        private Tally tally = Tally.NONE;

        void add(Judged judged) {
            tally = tally.with(judged.comparison());
            if (judged.comparison().isAChange()) {
                changes.add(judged);
            }
        }

        View view(Replay replay, PageRequest request) {
            var after = ORDER.after(request);
            var from = after.isEmpty() ? 0 : Math.min((int) after.getFirst(), changes.size());
            var until = Math.min(changes.size(), from + request.fetch());
            var rows = IntStream.range(from, until)
                    .mapToObj(n -> new Numbered(n + 1, changes.get(n)))
                    .toList();
            var page = ORDER.page(rows, request);
            var agreement = replay.agreement();
            return new View(
                    agreement.id(),
                    agreement.version(),
                    replay.principal().value(),
                    replay.from(),
                    replay.to(),
                    tally,
                    page.items().stream().map(row -> change(row.judged())).toList(),
                    page.next());
        }

        static Change change(Judged judged) {
            var ruling = judged.ruling();
            var comparison = judged.comparison();
            return new Change(
                    ruling.id(),
                    ruling.act(),
                    ruling.kind(),
                    ruling.amount() == null ? null : ruling.amount().toString(),
                    ruling.asOf(),
                    ruling.ruledAt(),
                    comparison.tendency(),
                    DecisionView.of(comparison.was()),
                    DecisionView.of(comparison.would()));
        }
    }
}
