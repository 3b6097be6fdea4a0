package org.fivetrust.funds.statement;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.fivetrust.funds.statement.model.CheckedFile;
import org.fivetrust.shared.kernel.Basis;
import org.fivetrust.shared.kernel.PrincipalId;

/**
 * A checked file on its way into the database.
 *
 * @param statements the ids that its statements are given, in its order
 */
record ReceivedFile(
        PrincipalId principal,
        UUID id,
        StatementUpload upload,
        CheckedFile content,
        List<UUID> statements,
        Basis basis,
        String by,
        Instant at) {

    ReceivedFile {
        statements = List.copyOf(statements);
    }

    static ReceivedFile of(
            PrincipalId principal, StatementUpload upload, CheckedFile content, Basis basis, String by, Instant at) {
        var ids = Stream.generate(UUID::randomUUID)
                .limit(content.statements().size())
                .toList();
        return new ReceivedFile(principal, UUID.randomUUID(), upload, content, ids, basis, by, at);
    }

    /** @param number of the statement in the file, from 1 */
    UUID idOf(int number) {
        return statements.get(number - 1);
    }

    CheckedFile.Statement statement(int number) {
        return content.statements().get(number - 1);
    }
}
