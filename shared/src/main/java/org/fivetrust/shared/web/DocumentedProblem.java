package org.fivetrust.shared.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The problem responses that the documents share, and which operations can answer with them. */
enum DocumentedProblem {
    MALFORMED("400", "Malformed", "Malformed; every violation is listed (请求格式有误，一次列出全部问题)"),
    UNAUTHENTICATED("401", "Unauthenticated", "No valid token (未携带有效令牌)"),
    FORBIDDEN("403", "Forbidden", "The caller may never do this (无权办理)"),
    NOT_FOUND("404", "NotFound", "Unknown or not visible (不存在或不可见)"),
    NOT_ACCEPTABLE("406", "NotAcceptable", "No answer in a media type of Accept (无法按 Accept 所列格式应答)"),
    CONFLICT("409", "Conflict", "State or concurrent conflict (状态冲突)"),
    STALE("412", "PreconditionFailed", "If-Match names a version that is past (版本已更新)"),
    TOO_LARGE("413", "TooLarge", "More than is taken at once; the detail says of what (超出单次上限)"),
    UNSUPPORTED("415", "UnsupportedMediaType", "The body is in a media type that is not read here (不支持的请求格式)"),
    REFUSED("422", "Refused", "Well-formed but refused by a rule, with clauses and cures (按规定不予办理，附条款与补救办法)"),
    UNCONDITIONAL("428", "PreconditionRequired", "If-Match is required here (须带 If-Match)"),
    TOO_MANY("429", "TooMany", "Too much of this caller, or of all, is under way: see Retry-After (请求过多，请稍后再试)"),
    UNAVAILABLE("503", "Unavailable", "A neighbour does not answer: neither permit nor refusal (相邻服务无应答，不作任何裁定)");

    private static final List<DocumentedProblem> OF_BODIES = List.of(TOO_LARGE, UNSUPPORTED);

    private static final List<DocumentedProblem> OF_VERSIONS = List.of(STALE, UNCONDITIONAL);

    private static final Set<DocumentedProblem> PASSING = Set.of(CONFLICT, TOO_MANY, UNAVAILABLE);

    private final String status;
    private final String name;
    private final String words;

    DocumentedProblem(String status, String name, String words) {
        this.status = status;
        this.name = name;
        this.words = words;
    }

    static void declare(Operation operation) {
        Arrays.stream(values())
                .filter(problem -> problem.isPossible(operation))
                .forEach(problem -> operation
                        .getResponses()
                        .putIfAbsent(problem.status, new ApiResponse().$ref("#/components/responses/" + problem.name)));
    }

    private boolean isPossible(Operation operation) {
        if (OF_BODIES.contains(this)) {
            return operation.getRequestBody() != null;
        }
        return !OF_VERSIONS.contains(this)
                || operation.getParameters() != null
                        && operation.getParameters().stream()
                                .anyMatch(parameter -> "If-Match".equals(parameter.getName()));
    }

    static Map<String, ApiResponse> responses() {
        return Arrays.stream(values()).collect(Collectors.toMap(problem -> problem.name, DocumentedProblem::response));
    }

    private ApiResponse response() {
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        var response = new ApiResponse()
                .description(words)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
        return PASSING.contains(this) ? response.addHeaderObject("Retry-After", retryAfter()) : response;
    }

    private static Header retryAfter() {
        return new Header()
                .description("Seconds after which the same may be asked again (可重试的秒数)")
                .schema(typed("integer"));
    }

    /** RFC 9457. */
    static Schema<?> schema() {
        return object("type", "title", "status", "detail", "instance", "code")
                .description("RFC 9457 problem details (问题说明)")
                .addProperty(
                        "type",
                        described("Address of the page that explains the code (说明页地址)")
                                .format("uri"))
                .addProperty("title", described("The kind of problem, in the language of the client (问题类别)"))
                .addProperty("status", typed("integer").description("HTTP status (状态码)"))
                .addProperty("detail", described("What is wrong this time (具体说明)"))
                .addProperty("instance", described("Path of the request (请求路径)").format("uri-reference"))
                .addProperty("code", described("Stable, dotted (稳定代码)"))
                .addProperty("violations", list("Everything that is wrong in the request (全部问题)", violation()))
                .addProperty("clauses", list("Clauses that it rests on (依据条款)", clause()))
                .addProperty("cure", list("What would make it possible (补救办法)", cure()));
    }

    private static Schema<?> violation() {
        return object("pointer", "message")
                .addProperty("pointer", described("Place in the request, RFC 6901 (位置)"))
                .addProperty("message", described("What is wrong there (问题)"))
                .addProperty("code", described("Of a fault in a file: stable, dotted (稳定代码)"))
                .addProperty("entry", typed("integer").description("Number of the entry in the file (文件中的序号)"))
                .addProperty("line", typed("integer").description("Line of the file (文件行号)"));
    }

    private static Schema<?> clause() {
        return object("number", "text", "english")
                .addProperty("number", described("Number of the clause (条款号)"))
                .addProperty("text", described("Its text in Chinese (条款原文)"))
                .addProperty("english", described("What it says in English (英文说明)"));
    }

    private static Schema<?> cure() {
        return object("code", "what", "who")
                .addProperty("code", described("Stable, dotted (稳定代码)"))
                .addProperty("what", described("What to do (办法)"))
                .addProperty("who", described("Role that can do it (可办理角色)"))
                .addProperty("by", orNull("By when (期限)"))
                .addProperty("link", orNull("Where it is started (办理入口)"));
    }

    private static Schema<?> object(String... required) {
        return typed("object").required(List.of(required));
    }

    private static Schema<?> list(String description, Schema<?> items) {
        return typed("array").description(description).items(items);
    }

    private static Schema<?> described(String description) {
        return typed("string").description(description);
    }

    private static Schema<?> orNull(String description) {
        return typed("string", "null").description(description);
    }

    private static Schema<?> typed(String... types) {
        var schema = new JsonSchema();
        schema.setTypes(Stream.of(types).collect(Collectors.toCollection(LinkedHashSet::new)));
        return schema;
    }
}
