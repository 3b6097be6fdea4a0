package org.fivetrust.launcher.issuer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fivetrust.shared.kernel.BoundedPattern;
import org.fivetrust.shared.kernel.Roles;

/**
 * The demo town's people: four for any community, a dozen at the sub-district, the district's platform, the reader of
 * the metrics, and the services.
 */
final class Directory {

    private static final Object ALL = "*";

    private static final String SUBDISTRICT = "binhe";

    private static final String DISTRICT = "district";

    private static final String MONITOR = "prometheus";

    private static final BoundedPattern OF_A_COMMUNITY =
            BoundedPattern.of("([a-z]{1,20})\\.([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?)");

    /** A community's code never ends like the id of a principal. */
    private static final List<String> KINDS_OF_PRINCIPALS = List.of("-committee", "-collective");

    private static final Map<String, Office> COMMUNITY_OFFICES = Map.of(
            "reporter", new Office(Roles.REPORTER, "报账员"),
            "director", new Office(Roles.COMMITTEE_DIRECTOR, "居委会主任"),
            "secretary", new Office(Roles.PARTY_SECRETARY, "党组织书记"),
            "supervisor", new Office(Roles.SUPERVISOR, "居务监督委员会主任"));

    private static final Map<String, Office> SUBDISTRICT_OFFICES = Map.ofEntries(
            Map.entry("accountant", new Office(Roles.AGENCY_ACCOUNTANT, "代理会计")),
            Map.entry("reviewer", new Office(Roles.REVIEWER, "审核会计")),
            Map.entry("cashier", new Office(Roles.CASHIER, "出纳")),
            Map.entry("releaser", new Office(Roles.RELEASER, "付款复核")),
            Map.entry("head", new Office(Roles.CENTRE_HEAD, "代理中心主任")),
            Map.entry("civil-affairs", new Office(Roles.CIVIL_AFFAIRS_OFFICER, "民政专干")),
            Map.entry("archivist", new Office(Roles.ARCHIVIST, "档案管理员")),
            Map.entry("custodian", new Office(Roles.SEAL_CUSTODIAN, "印章保管员")),
            Map.entry("leader", new Office(Roles.SUBDISTRICT_LEADER, "街道分管领导")),
            Map.entry("principal-leader", new Office(Roles.SUBDISTRICT_PRINCIPAL, "街道主要领导")),
            Map.entry("auditor", new Office(Roles.AUDITOR, "审计员")));

    private static final Map<String, String> COMMUNITY_NAMES = Map.of("dongfang", "东方社区", "xinghe", "星河社区");

    private static final Set<String> SERVICES =
            Set.of("agreements", "accounts", "funds", "assets", "archives", "seals");

    private Directory() {}

    private record Office(String role, String title) {}

    static Optional<Login> find(String login) {
        if (login.startsWith("svc-")) {
            return service(login);
        }
        if (login.equals(DISTRICT)) {
            return Optional.of(new Login(login, "区级平台", List.of(Roles.DISTRICT_SYSTEM), ALL, null));
        }
        if (login.equals(MONITOR)) {
            return Optional.of(new Login(login, "指标采集", List.of(Roles.MONITOR), List.of(), null));
        }
        var office = SUBDISTRICT_OFFICES.get(login);
        return office == null
                ? ofACommunity(login)
                : Optional.of(new Login(login, "滨河街道" + office.title(), List.of(office.role()), ALL, SUBDISTRICT));
    }

    private static Optional<Login> ofACommunity(String login) {
        var parts = OF_A_COMMUNITY.groups(login).orElse(List.of("", ""));
        var office = COMMUNITY_OFFICES.get(parts.getFirst());
        var community = parts.getLast();
        if (office == null || KINDS_OF_PRINCIPALS.stream().anyMatch(community::endsWith)) {
            return Optional.empty();
        }
        return Optional.of(new Login(
                login,
                COMMUNITY_NAMES.getOrDefault(community, community) + office.title(),
                List.of(office.role()),
                List.of(community, community + "-committee", community + "-collective"),
                SUBDISTRICT));
    }

    private static Optional<Login> service(String login) {
        return SERVICES.contains(login.substring("svc-".length()))
                ? Optional.of(new Login(login, login, List.of(Roles.SERVICE), ALL, null))
                : Optional.empty();
    }

    static boolean isService(String login) {
        return login.startsWith("svc-");
    }
}
