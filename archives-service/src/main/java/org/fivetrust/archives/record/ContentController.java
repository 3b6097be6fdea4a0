package org.fivetrust.archives.record;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.fivetrust.archives.record.AccessWorkflow.Opened;
import org.fivetrust.shared.web.Caller;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/records/{id}/content")
@Tag(name = "Records")
class ContentController {

    private final AccessWorkflow records;

    ContentController(AccessWorkflow records) {
        this.records = records;
    }

    @GetMapping
    @Operation(
            operationId = "readRecordContent",
            summary = "Read a record's bytes (查阅档案内容)",
            description = "For the community's own people, the archivist and the auditor; every reading is on record. "
                    + "(限本社区人员、档案员、审计人员，每次查阅均留痕)")
    @ApiResponse(
            responseCode = "200",
            description = "The bytes as they were filed (归档原文)",
            headers =
                    @Header(
                            name = "Repr-Digest",
                            description = "SHA-256 of the content, RFC 9530: sha-256=:…: (内容摘要)",
                            schema = @Schema(type = "string")),
            content = @Content(mediaType = MediaType.ALL_VALUE, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "500",
            description = "The bytes that are kept are not those that were filed (保存的内容已损坏)",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    Mono<ResponseEntity<Flux<DataBuffer>>> read(Caller caller, @PathVariable UUID id) {
        return records.read(caller, id).map(ContentController::render);
    }

    private static ResponseEntity<Flux<DataBuffer>> render(Opened opened) {
        var row = opened.row();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(row.mediaType()))
                .contentLength(row.size())
                .eTag(row.sha256())
                .header("Repr-Digest", digest(row.sha256()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(row.fileName()))
                .body(opened.bytes());
    }

    private static String digest(String sha256) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":";
    }

    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 ._()-";

    /** RFC 6266: the true name for whoever reads RFC 8187, its ASCII remains for whoever does not. */
    private static String disposition(String name) {
        var plain = name.codePoints()
                .map(letter -> PLAIN.indexOf(letter) < 0 ? '_' : letter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''"
                + UriUtils.encode(name, StandardCharsets.UTF_8);
    }
}
