package org.fivetrust.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HexFormat;
import java.util.List;
import org.fivetrust.evidence.model.Bundle;
import org.fivetrust.shared.kernel.InvalidValue;
import org.fivetrust.shared.kernel.NotFound;
import org.fivetrust.shared.reading.Masked;
import org.fivetrust.shared.reading.MaskedField;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Evidence", description = "The log of all acts, provable offline (存证日志)")
class LogController {

    private static final int MOST = 1000;

    private final EvidenceLog evidence;
    private final SigningKey key;
    private final String me;

    LogController(EvidenceLog evidence, SigningKey key, Environment environment) {
        this.evidence = evidence;
        this.key = key;
        this.me = environment.getRequiredProperty("spring.application.name");
    }

    @Schema(name = "LogLeaves", description = "A stretch of the log (日志片段)")
    record Leaves(
            List<LeafView> items,

            @Nullable @Schema(description = "Where to go on; absent at the end (下一起点)")
            Long next) {}

    @Schema(name = "LogLeaf", description = "A leaf: its hashes for everyone, its text for whom it concerns (叶节点)")
    record LeafView(
            long index,
            String sha256,
            String sm3,

            @Masked(MaskedField.LEAF_TEXT) @Nullable String leaf) {}

    @Schema(name = "ConsistencyProof", description = "fivetrust-consistency/1 (一致性证明)")
    record ConsistencyView(String format, long from, long to, List<String> path, List<String> sm3Path) {}

    @AuditedYears
    @GetMapping(path = "/v1/logs/{area}/checkpoint", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(
            operationId = "readCheckpoint",
            summary = "The log as it was last signed, or was at a size (检查点)",
            description = "A C2SP tlog-checkpoint; the root in SM3 is an extension line. (C2SP 格式，附国密根)")
    Mono<String> checkpoint(
            @PathVariable String area,
            @RequestParam(required = false)
                    @Nullable
                    @Parameter(description = "A size that was signed (已签名的日志大小)", schema = @Schema(type = "integer"))
                    Long size) {
        mine(area);
        return (size == null ? evidence.latest() : evidence.checkpoint(size)).map(SignedCheckpoint::note);
    }

    @AuditedYears
    @GetMapping("/v1/logs/{area}/consistency")
    @Operation(
            operationId = "proveConsistency",
            summary = "Proof that the log of one size is the beginning of a later one (一致性证明)")
    @ApiResponse(responseCode = "200", description = "fivetrust-consistency/1 (一致性证明)")
    Mono<ConsistencyView> consistency(@PathVariable String area, @RequestParam long from, @RequestParam long to) {
        mine(area);
        return evidence.latest()
                .map(latest -> checked(from, to, latest.size()))
                .flatMap(size -> evidence.consistency(from, size))
                .map(proof -> new ConsistencyView(
                        "fivetrust-consistency/1", from, to, hex(proof.path()), hex(proof.sm3Path())));
    }

    private static long checked(long from, long to, long size) {
        if (from < 1 || from > to || to > size) {
            throw InvalidValue.worded("log-range", "/from", "size", size);
        }
        return to;
    }

    private static List<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(HexFormat.of()::formatHex).toList();
    }

    @AuditedYears
    @GetMapping("/v1/logs/{area}/leaves")
    @Operation(
            operationId = "listLeaves",
            summary = "The leaves from a position on (叶节点列表)",
            description = "Hashes of all of them; the text of a caller's own principals' only. (仅显示本委托方内容)")
    Mono<Leaves> leaves(
            Caller caller,
            @PathVariable String area,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "100") int limit) {
        mine(area);
        if (from < 0 || from > Long.MAX_VALUE / 2 || limit < 1 || limit > MOST) {
            throw InvalidValue.worded("log-leaves", "/limit", "most", MOST);
        }
        return evidence.entries(caller.scope(), from, limit)
                .map(entry -> new LeafView(
                        entry.index(),
                        HexFormat.of().formatHex(entry.sha256()),
                        HexFormat.of().formatHex(entry.sm3()),
                        entry.body()))
                .collectList()
                .map(items -> new Leaves(items, items.size() < limit ? null : from + limit));
    }

    @GetMapping(path = "/v1/logs/{area}/proofs", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "proveLeaf",
            summary = "Proof of the last leaf of a kind on a subject, to be checked offline (存证证明)",
            description = "For those who oversee: it holds the whole content. The bundle is checked by verifier.jar,"
                    + " without network. (仅限监督人员，含行为全文，用 verifier.jar 离线核验)")
    @ApiResponse(
            responseCode = "200",
            description = Bundle.FORMAT + " (离线证明包)",
            content = @Content(schema = @Schema(implementation = ProofBundle.class)))
    Mono<String> proof(
            Caller caller,
            @PathVariable String area,
            @RequestParam @Parameter(description = "payment.paid, ruling.made … (类型)") String kind,
            @RequestParam @Parameter(description = "The id of the row (对象标识)") String subject) {
        mine(area);
        return evidence.prove(caller.scope(), kind, subject).map(Bundle::text);
    }

    @AuditedYears
    @GetMapping(path = "/.well-known/evidence/{area}", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(
            operationId = "readEvidenceKeys",
            summary = "The keys that sign checkpoints, one a line, the current one last (验签公钥)")
    Mono<String> keys(@PathVariable String area) {
        mine(area);
        return Mono.fromSupplier(() -> String.join(
                "", key.trusted().stream().map(known -> known.text() + "\n").toList()));
    }

    /** The same where the gateway leads to. */
    @AuditedYears
    @GetMapping(path = "/v1/logs/{area}/keys", produces = MediaType.TEXT_PLAIN_VALUE)
    @Operation(operationId = "readLogKeys", summary = "The same keys (验签公钥)")
    Mono<String> sameKeys(@PathVariable String area) {
        return keys(area);
    }

    private void mine(String area) {
        if (!area.equals(me)) {
            throw new NotFound("log", area);
        }
    }
}
