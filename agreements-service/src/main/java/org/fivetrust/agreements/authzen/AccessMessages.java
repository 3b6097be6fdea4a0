package org.fivetrust.agreements.authzen;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** AuthZEN's messages. The requests here only describe: what is read is read leniently, as the standard demands. */
final class AccessMessages {

    private AccessMessages() {}

    @Schema(name = "AuthzenSubject")
    record Subject(
            @Schema(description = "`user` or `role` (人员或角色)", example = "user")
            String type,

            @Schema(description = "`sub` of the token, or the role (令牌主体或角色名)")
            String id,

            @Schema(description = "Of another user: `roles`, `principals` (他人的角色与委托方)") @Nullable
            Map<String, Object> properties) {}

    @Schema(name = "AuthzenAction")
    record Action(
            @Schema(
                    description =
                            "On a principal a kind of act, or `request:` and a kind; on a matter `approve`, `return`, "
                                    + "`reject`, `resubmit`, `withdraw` (行为种类、申请该行为，或对事项的处理)",
                    example = "request:PAYMENT")
            String name,

            @Schema(description = "`amount`, `counterparty`, `category`, `emergency` (金额、对方、类别、是否紧急)") @Nullable
            Map<String, Object> properties) {}

    @Schema(name = "AuthzenResource")
    record Resource(
            @Schema(description = "`principal` or `matter` (委托方或事项)", example = "principal")
            String type,

            String id,
            @Nullable Map<String, Object> properties) {}

    @Schema(name = "AuthzenPage")
    record PageAsked(@Nullable String token, @Nullable Integer limit) {}

    @Schema(name = "AuthzenEvaluation")
    record Evaluation(
            Subject subject,
            Action action,
            Resource resource,

            @Schema(description = "`asOf` (a day), `knownAt` (a moment) (裁定基准日、知悉时点)") @Nullable
            Map<String, Object> context) {}

    @Schema(name = "AuthzenListedEvaluation")
    record ListedEvaluation(
            @Nullable Subject subject,
            @Nullable Action action,
            @Nullable Resource resource,
            @Nullable Map<String, Object> context) {}

    @Schema(name = "AuthzenEvaluations")
    record Evaluations(
            @Nullable Subject subject,
            @Nullable Action action,
            @Nullable Resource resource,
            @Nullable Map<String, Object> context,
            @Schema(description = "At most 200 (最多二百项)") List<ListedEvaluation> evaluations,

            @Schema(
                    description =
                            "`evaluations_semantic`: `execute_all`, `deny_on_first_deny` or `permit_on_first_permit`"
                                    + " (批量查询方式)")
            @Nullable
            Map<String, Object> options) {}

    @Schema(name = "AuthzenSearchSubject")
    record SearchSubject(
            String type, @Nullable String id, @Nullable Map<String, Object> properties) {}

    @Schema(name = "AuthzenSearchResource")
    record SearchResource(
            String type, @Nullable String id, @Nullable Map<String, Object> properties) {}

    @Schema(name = "AuthzenSearch")
    record Search(
            SearchSubject subject,
            @Nullable Action action,
            SearchResource resource,
            @Nullable Map<String, Object> context,
            @Nullable PageAsked page) {}

    @Schema(name = "AuthzenDecision")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(
            boolean decision,

            @Schema(
                    description =
                            "Why: `reason_admin`, `reason_user` in both languages, `clauses`, `obligations` (the steps "
                                    + "of the procedure, the evidence wanted), `requestable` and `cure` (理由、依据、义务与补救办法)")
            @Nullable
            Map<String, Object> context) {}

    @Schema(name = "AuthzenDecisions")
    record Decisions(List<Decision> evaluations) {}

    @Schema(name = "AuthzenPageGiven")
    record PageGiven(
            @JsonProperty("next_token") @Schema(description = "Blank at the end (末页为空)")
            String nextToken,

            int count) {}

    @Schema(name = "AuthzenResults")
    record Results(List<Map<String, Object>> results, PageGiven page) {}

    @Schema(name = "AuthzenMetadata")
    record Metadata(
            @JsonProperty("policy_decision_point") String policyDecisionPoint,
            @JsonProperty("access_evaluation_endpoint") String accessEvaluationEndpoint,
            @JsonProperty("access_evaluations_endpoint") String accessEvaluationsEndpoint,
            @JsonProperty("search_subject_endpoint") String searchSubjectEndpoint,
            @JsonProperty("search_resource_endpoint") String searchResourceEndpoint,
            @JsonProperty("search_action_endpoint") String searchActionEndpoint) {

        static Metadata at(String base) {
            return new Metadata(
                    base,
                    base + "/access/v1/evaluation",
                    base + "/access/v1/evaluations",
                    base + "/access/v1/search/subject",
                    base + "/access/v1/search/resource",
                    base + "/access/v1/search/action");
        }
    }
}
