package org.fivetrust.acceptance;

/** A community and the people it elected. */
record Community(Town town, String code) {

    Principal committee() {
        return new Principal(this, code + "-committee");
    }

    Principal collective() {
        return new Principal(this, code + "-collective");
    }

    Person reporter() {
        return town.person("reporter." + code);
    }

    Person director() {
        return town.person("director." + code);
    }

    Person secretary() {
        return town.person("secretary." + code);
    }

    Person supervisor() {
        return town.person("supervisor." + code);
    }

    /** Who here, at the centre or at the sub-district, holds a role that an approval may want. */
    Person holding(String role) {
        return switch (role) {
            case "committee-director" -> director();
            case "party-secretary" -> secretary();
            case "supervisor" -> supervisor();
            case "centre-head" -> town.person("head");
            case "street-leader" -> town.person("leader");
            case "street-principal" -> town.person("principal-leader");
            default -> throw new AssertionError("nobody in this town approves as " + role);
        };
    }
}
