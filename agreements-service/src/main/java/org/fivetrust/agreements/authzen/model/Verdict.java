package org.fivetrust.agreements.authzen.model;

import java.util.List;
import org.fivetrust.agreements.agreement.model.Covenant;
import org.fivetrust.agreements.agreement.model.Covenant.Says;
import org.fivetrust.agreements.agreement.model.Term.Step;
import org.fivetrust.agreements.authority.model.Matter;
import org.fivetrust.agreements.authority.model.Move;
import org.fivetrust.agreements.authority.model.Question;
import org.fivetrust.shared.kernel.Cure;
import org.fivetrust.shared.kernel.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Yes or no, with why not and what has to be done besides.
 *
 * @param steps the procedure an act has to go through before it may be done
 * @param wants the evidence that has to be laid before the step
 */
public record Verdict(boolean allowed, @Nullable Refusal because, List<Step> steps, List<String> wants) {

    public Verdict {
        steps = List.copyOf(steps);
        wants = List.copyOf(wants);
    }

    public static Verdict no(Refusal because) {
        return new Verdict(false, because, List.of(), List.of());
    }

    /** Doing an act is allowed only where it stands as it is; asking for one only where it needs a procedure. */
    public static Verdict of(Says says, Deed deed, @Nullable Covenant covenant) {
        return switch (says) {
            case Says.Never(var because, var _) -> no(because);
            case Says.Allowed _ when !deed.asks() -> new Verdict(true, null, List.of(), List.of());
            case Says.Allowed _ -> no(Refusal.rule("access.needs-no-request").with("kind", deed.kind()));
            case Says.After after
            when deed.asks() -> new Verdict(true, null, after.band().steps(), List.of());
            case Says.After after ->
                new Verdict(false, askFirst(deed, after, covenant), after.band().steps(), List.of());
        };
    }

    private static Refusal askFirst(Deed deed, Says.After after, @Nullable Covenant covenant) {
        var who = covenant == null
                ? ""
                : String.join(
                        ", ", covenant.entitled(deed.kind()).stream().sorted().toList());
        var cure = Cure.of("access.ask-for-it", who);
        var door = Question.door(deed.kind());
        return Refusal.rule("access.needs-procedure")
                .with("kind", deed.kind())
                .with("steps", after.band().steps().size())
                .citing(after.clauses())
                .curedBy(door == null ? cure : cure.at(door));
    }

    /** @param wants the evidence the step asks for, if the word is an approval */
    public static Verdict of(Move move, List<String> wants) {
        return move instanceof Move.Refuse(var because) ? no(because) : new Verdict(true, null, List.of(), wants);
    }

    public static Verdict closed(Matter matter) {
        return no(Refusal.state("matter.closed").with("status", matter.status()));
    }
}
