package org.fivetrust.bench;

import java.util.List;
import java.util.Objects;

/** Before anything is timed: every engine gives the same clause for the same questions, or nothing is measured. */
final class EngineAgreement {

    private EngineAgreement() {}

    public static void main(String[] arguments) {
        var town = Town.of(10);
        var engines = List.of(new Engine.Ours(town), new Engine.Casbin(town), new Engine.Cedar(town));
        var disagreements = 0;
        var allowed = 0;
        var questions = town.questions(2000, 11);
        for (var question : questions) {
            allowed += question.clause() == null ? 0 : 1;
            for (var engine : engines) {
                if (!Objects.equals(engine.clause(question), question.clause())) {
                    disagreements++;
                    System.out.println(engine.getClass().getSimpleName() + " differs on " + question + ": "
                            + engine.clause(question));
                }
            }
        }
        System.out.printf(
                "%d questions, %d allowed, 3 engines, %d disagreements%n", questions.length, allowed, disagreements);
        if (disagreements > 0) {
            System.exit(1);
        }
    }
}
