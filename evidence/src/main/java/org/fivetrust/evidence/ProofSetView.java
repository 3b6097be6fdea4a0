package org.fivetrust.evidence;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.fivetrust.evidence.model.ProofSet;

/** Several proofs as OpenAPI describes them; {@link ProofSet#text} writes them. */
@Schema(name = "ProofSet", description = "All it takes to prove all acts on one thing offline (汇总离线证明包)")
public record ProofSetView(
        @Schema(example = ProofSet.FORMAT) String format,

        @Schema(description = "What it is about (对象)", example = "payment/6f1c0a52-8f0e-4a55-9d0b-3f1f5f6f7a10")
        String about,

        @Schema(description = "Every leaf with its place and paths, oldest first (全部存证)")
        List<Proof> leaves,

        @Schema(description = "The log as it was signed (检查点)")
        String checkpoint,

        @Schema(description = "The signed list of all leaves that there are: index, kind, hash (已签名的存证清单)")
        String manifest,

        @Schema(
                description =
                        "What a leaf holds only the digest of: bankLines, each an entry as the bank said it and the"
                                + " hashes of all entries of its statement (附件：银行流水及所在对账单全部流水的摘要)")
        Map<String, Object> annexes) {

    @Schema(name = "ProvenLeaf", description = "One act of a set (单项存证)")
    record Proof(
            @Schema(description = "The act (行为)") Map<String, Object> leaf,

            @Schema(description = "The content that the leaf commits to (行为全文)")
            Map<String, Object> content,

            @Schema(description = "Its place in the log (序号)")
            long index,

            @Schema(description = "Audit path (审计路径)") List<String> path,

            @Schema(description = "Audit path in SM3 (国密审计路径)")
            List<String> sm3Path) {}
}
