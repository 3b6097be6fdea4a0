package org.fivetrust.agreements.community;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.fivetrust.shared.kernel.PrincipalId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Column;
import org.springframework.data.relational.core.mapping.Table;

/** Communities and principals on the wire. */
final class CommunityMessages {

    private static final String CODE = "[a-z0-9](?:[a-z0-9-]{0,38})[a-z0-9]";

    private CommunityMessages() {}

    enum CommunityKind {
        VILLAGE_CONVERTED,
        URBAN
    }

    enum PrincipalKind {
        COMMITTEE,
        COLLECTIVE;

        /** No code of a community is the id of a principal: tokens name both in one list. */
        static boolean isLikePrincipal(String code) {
            return Arrays.stream(values()).anyMatch(kind -> code.endsWith(kind.principalOf("")));
        }

        String principalOf(String community) {
            return community + "-" + name().toLowerCase(Locale.ROOT);
        }
    }

    @Schema(name = "CommunityRequest")
    record AskCommunity(
            @NotNull
            @Pattern(regexp = CODE, message = "community-code")
            @Schema(description = "Short code (社区代码)", example = "dongfang")
            String code,

            @NotBlank @Size(max = 100) @Schema(description = "Name (社区名称)", example = "东方社区")
            String name,

            @NotNull @Schema(description = "Village-converted (村改居) or urban (纯城市社区)")
            CommunityKind kind,

            @Pattern(regexp = CODE, message = "community-code")
            @Schema(description = "Sub-district (街道); default: the caller's own", example = "binhe")
            @Nullable
            @JsonProperty("street")
            String subdistrict,

            @Pattern(regexp = "CN(-[0-9]{2})?", message = "place")
            @Schema(
                    description = "Province whose local rules apply besides the national ones; default: CN (所在省份)",
                    example = "CN-37")
            @Nullable
            String place) {}

    @Table("community")
    @Schema(name = "Community")
    record Community(
            String code,
            String name,
            CommunityKind kind,
            @JsonProperty("street") String subdistrict,

            @Column("region") String place,
            Instant registeredAt) {}

    @Schema(name = "PrincipalRequest")
    record AskPrincipal(
            @NotNull
            @Pattern(regexp = PrincipalId.PATTERN, message = "principal")
            @Schema(
                    description = "Id: the community's code, a hyphen and the kind (委托方标识)",
                    example = "dongfang-committee")
            String id,

            @NotBlank @Size(max = 40) @Schema(description = "Community code (社区代码)")
            String community,

            @NotNull @Schema(description = "Residents' committee (居民委员会) or collective (股份经济合作社)")
            PrincipalKind kind,

            @NotBlank @Size(max = 200) @Schema(description = "Legal name (法定名称)")
            String legalName) {}

    @Schema(name = "Principal")
    record Principal(
            String id,
            String community,
            PrincipalKind kind,
            String legalName,
            @JsonProperty("street") String subdistrict,
            Instant registeredAt) {}
}
