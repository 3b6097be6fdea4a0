package org.fivetrust.testing.client;

import org.fivetrust.shared.act.Act;

/** What an area's service asks agreements-service. */
public final class AuthorityClient {

    private final Caller caller;

    public AuthorityClient(Caller caller) {
        this.caller = caller;
    }

    public Reply putAct(Act act) {
        return caller.put("/internal/acts/" + act.id(), Body.of("act", act.json(), "digest", act.digest()));
    }

    public Reply withdrawAct(Object act, Object body) {
        return caller.put("/internal/acts/" + act + "/withdrawal", body);
    }

    public Reply readMandate(String area, Object principal) {
        return caller.get("/internal/mandates/" + area + "/" + principal);
    }

    public Reply askWarrant(Object principal, Object warrant) {
        return caller.get("/internal/warrants/" + principal + "/" + warrant);
    }

    public Reply readProgress(Object principal, Object matter) {
        return caller.get("/internal/matters/" + principal + "/" + matter + "/progress");
    }
}
