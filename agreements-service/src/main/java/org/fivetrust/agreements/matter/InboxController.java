package org.fivetrust.agreements.matter;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.UUID;
import org.fivetrust.agreements.agreement.model.Area;
import org.fivetrust.agreements.matter.InboxMessages.Actors;
import org.fivetrust.agreements.matter.InboxMessages.Counts;
import org.fivetrust.agreements.matter.InboxQuery.Filter;
import org.fivetrust.agreements.matter.MatterMessages.Item;
import org.fivetrust.agreements.matter.model.Matter;
import org.fivetrust.shared.web.Caller;
import org.fivetrust.shared.web.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/v1/matters")
@Tag(name = "Inbox", description = "One inbox for five areas (待办事项)")
class InboxController {

    private final Inbox inbox;
    private final MatterEventStream stream;

    InboxController(Inbox inbox, MatterEventStream stream) {
        this.inbox = inbox;
        this.stream = stream;
    }

    @GetMapping
    @Operation(
            operationId = "listMatters",
            summary = "The inbox, oldest first (待办列表)",
            description =
                    "`mine=true`: only what the caller may act on now, in a role of their own or for somebody else. `role`: what "
                            + "waits for a role, or was escalated to it. `overdue`: late steps, and emergencies whose papers are "
                            + "late. `from` and `to`: the day it was asked for. (本人可办、按角色、超期、按申请日期筛选)")
    Listed<Item> list(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) Matter.@Nullable Status status,
            @RequestParam(required = false) @Nullable @Parameter(description = "The matter's number (事项号)")
                    String number,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String principal,
            @RequestParam(required = false) @Nullable Area area,
            @RequestParam(required = false) @Nullable Boolean overdue,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String requestedBy,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to) {
        var filter = new Filter(mine, status, number, kind, principal, area, overdue, role, requestedBy, from, to);
        return Listed.of(page -> inbox.list(caller, filter, page));
    }

    @GetMapping("/counts")
    @Operation(
            operationId = "countMatters",
            summary = "How many there are, by status and kind, and how many are late (事项统计)")
    Mono<Counts> counts(Caller caller) {
        return inbox.counts(caller);
    }

    @GetMapping("/{id}/actors")
    @Operation(
            operationId = "listMatterActors",
            summary = "Who may act on it now (当前可办人员)",
            description =
                    "Roles of the open steps, those who act for a holder today, and who must keep out. (角色、代行人与回避人员)")
    Mono<Actors> actors(Caller caller, @PathVariable UUID id) {
        return inbox.actors(caller, id);
    }

    @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            operationId = "followMatterEvents",
            summary = "News of matters as server-sent events (事项动态推送)",
            description =
                    "Of the caller's principals and roles; auditors, district systems, the centre's head and civil "
                            + "affairs officers hear of every matter of their scope. Resumes after `Last-Event-ID`; an event "
                            + "`resync` says that some were missed and the list is to be read again. "
                            + "(审计、区级平台、中心主任、民政人员收到范围内全部事项；断线续传；resync 表示须重新读取列表)")
    @ApiResponse(
            responseCode = "200",
            description = "Events `matter`, `resync` (事件流)",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = MatterEventRow.News.class)))
    Flux<ServerSentEvent<Object>> events(
            Caller caller,
            @Parameter(description = "The last event received (最近收到的事件)")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    String lastEventId) {
        return stream.of(caller, lastEventId);
    }
}
