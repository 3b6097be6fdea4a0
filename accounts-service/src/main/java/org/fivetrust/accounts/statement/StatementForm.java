package org.fivetrust.accounts.statement;

import java.util.List;
import java.util.UUID;
import org.fivetrust.accounts.statement.model.CheckRule;
import org.fivetrust.accounts.statement.model.EnteredFigures;
import org.fivetrust.accounts.statement.model.Layout;

/** The form of a statement: its book, layout, checks and entered figures. */
record StatementForm(
        String principal,
        String unit,
        UUID book,
        String standard,
        String layoutCode,
        String name,
        String english,
        String edition,
        String law,
        boolean split,
        Layout layout,
        List<CheckRule> checks,
        EnteredFigures entered) {}
