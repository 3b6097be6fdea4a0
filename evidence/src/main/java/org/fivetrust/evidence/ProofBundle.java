package org.fivetrust.evidence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.fivetrust.evidence.model.Bundle;

/** A proof as OpenAPI describes it; {@link Bundle#text} writes it. */
@Schema(name = "ProofBundle", description = "All it takes to prove one act offline (离线证明包)")
public record ProofBundle(
        @Schema(example = Bundle.FORMAT) String format,

        @Schema(description = "The act (行为)") Map<String, Object> leaf,

        @Schema(description = "The content that the leaf commits to (行为全文)")
        Map<String, Object> content,

        @Schema(description = "Its place in the log (序号)") long index,

        @Schema(description = "Audit path (审计路径)") List<String> path,
        List<String> sm3Path,

        @Schema(description = "The log as it was signed (检查点)")
        String checkpoint) {}
