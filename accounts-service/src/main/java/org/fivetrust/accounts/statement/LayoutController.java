package org.fivetrust.accounts.statement;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.fivetrust.accounts.statement.LayoutMessages.FigureView;
import org.fivetrust.accounts.statement.LayoutMessages.View;
import org.fivetrust.shared.kernel.Permission;
import org.fivetrust.shared.web.AuditedYears;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.IdempotencyKey;
import org.fivetrust.shared.web.Listed;
import org.fivetrust.shared.web.OpenTo;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/books/{book}")
@Tag(name = "Statements")
class LayoutController {

    private final LayoutWorkflow layouts;

    LayoutController(LayoutWorkflow layouts) {
        this.layouts = layouts;
    }

    @AuditedYears
    @GetMapping("/statement-layouts")
    @Operation(operationId = "listStatementLayouts", summary = "Layouts of this book's statements (报表格式)")
    Listed<View> list(Caller caller, @PathVariable UUID book) {
        return Listed.of(page -> layouts.list(caller, book, page));
    }

    @GetMapping("/statement-layouts/{layout}")
    @Operation(operationId = "findStatementLayout", summary = "One layout with its lines (报表格式明细)")
    Mono<View> find(Caller caller, @PathVariable UUID book, @PathVariable String layout) {
        return layouts.find(caller, book, layout);
    }

    @PostMapping("/statement-layouts")
    @OpenTo(Permission.KEEP_STATEMENT_LAYOUTS)
    @Operation(
            operationId = "copyStatementLayout",
            summary = "Copy a layout (复制报表格式)",
            description = "The copy's lines may be changed; the statutory layout never. (法定格式不可修改)")
    @ApiResponse(responseCode = "201", description = "Copied (已复制)", useReturnTypeSchema = true)
    Mono<ResponseEntity<View>> copy(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID book,
            @Valid @RequestBody LayoutMessages.Ask ask) {
        return layouts.copy(caller, key, book, ask);
    }

    @PutMapping("/statement-layouts/{layout}/lines")
    @OpenTo(Permission.KEEP_STATEMENT_LAYOUTS)
    @Operation(
            operationId = "changeStatementLayout",
            summary = "Change the lines of a copy (修改报表项目与公式)",
            description = "All faults of all formulas are reported at once. (一次列出全部公式错误)")
    Mono<View> change(
            Caller caller,
            @PathVariable UUID book,
            @PathVariable String layout,
            @Valid @RequestBody LayoutMessages.Lines lines) {
        return layouts.change(caller, book, layout, lines);
    }

    @PostMapping("/statement-figures")
    @OpenTo(Permission.KEEP_STATEMENT_LAYOUTS)
    @Operation(
            operationId = "enterStatementFigure",
            summary = "Enter a figure no account can tell (手工填列)",
            description =
                    "The part due within a year, cash by its purpose. A later figure stands in place of an earlier"
                            + " one. (一年内到期部分、现金流量项目等)")
    @ApiResponse(responseCode = "201", description = "Entered (已填列)", useReturnTypeSchema = true)
    Mono<ResponseEntity<FigureView>> enter(
            Caller caller,
            @Nullable IdempotencyKey key,
            @PathVariable UUID book,
            @Valid @RequestBody LayoutMessages.Figure figure) {
        return layouts.enter(caller, key, book, figure);
    }
}
