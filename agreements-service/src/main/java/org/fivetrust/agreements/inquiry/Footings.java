package org.fivetrust.agreements.inquiry;

import org.fivetrust.agreements.authority.model.Footing;
import org.fivetrust.agreements.authority.model.RelatedParties;
import org.fivetrust.shared.kernel.PrincipalId;
import org.fivetrust.shared.kernel.Splitter;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What questions rest on, remembered until a change of it is heard of. */
@Component
class Footings {

    private final Remembered<PrincipalId, Footing> principals;
    private final Remembered<String, RelatedParties> people;
    private final FootingReads reads;

    Footings(FootingReads reads, InquirySettings settings) {
        this.reads = reads;
        this.principals = new Remembered<>(settings.remembered());
        this.people = new Remembered<>(settings.remembered());
    }

    Mono<Footing> of(PrincipalId principal) {
        return principals.find(principal, reads.footing(principal));
    }

    Mono<RelatedParties> near(String subject) {
        return people.find(subject, reads.near(subject));
    }

    /** A change in the words of the database: what kind of thing, and which. What is not understood concerns all. */
    void changed(String change) {
        var words = Splitter.of(change, ' ', 2);
        var which = words.size() == 2 ? words.get(1) : "";
        switch (words.getFirst()) {
            case "principal" -> principals.forget(new PrincipalId(which));
            case "community" -> principals.forgetIf(footing -> footing.isOf(which));
            case "person" -> people.forget(which);
            default -> forgetAll();
        }
    }

    void forgetAll() {
        principals.forgetAll();
        people.forgetAll();
    }

    boolean isEmpty() {
        return principals.isEmpty() && people.isEmpty();
    }
}
