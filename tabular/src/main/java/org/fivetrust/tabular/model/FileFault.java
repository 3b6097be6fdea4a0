package org.fivetrust.tabular.model;

import org.fivetrust.shared.kernel.Refusal;
import org.fivetrust.shared.kernel.Refused;

/** Why a file is not read, or not any further. */
final class FileFault {

    private FileFault() {}

    static Refused tooManyEntries(int most) {
        return new Refused(Refusal.size("file.too-many-entries").with("most", most));
    }

    static Refused expandsTooFar(long mostBytes) {
        return new Refused(Refusal.size("file.expands-too-far").with("megabytes", mostBytes >> 20));
    }

    static Refused tooDense(int mostTimes) {
        return new Refused(Refusal.size("file.too-dense").with("most", mostTimes));
    }

    static Refused tooManyRows(int most) {
        return new Refused(Refusal.size("file.too-many-rows").with("most", most));
    }

    static Refused tooManyColumns(int most, int row) {
        return new Refused(
                Refusal.size("file.too-many-columns").with("most", most).with("row", row));
    }

    static Refused tooManyCells(int most) {
        return new Refused(Refusal.size("file.too-many-cells").with("most", most));
    }

    static Refused tooManyTexts(int most) {
        return new Refused(Refusal.size("file.too-many-texts").with("most", most));
    }

    static Refused tooMuchText(long most) {
        return new Refused(Refusal.size("file.too-much-text").with("most", most));
    }

    static Refused textTooLong(int most) {
        return new Refused(Refusal.size("file.text-too-long").with("most", most));
    }

    static Refused notInTime(long seconds) {
        return new Refused(Refusal.rule("file.not-in-time").with("seconds", seconds));
    }

    static Refused unreadable() {
        return new Refused(Refusal.rule("file.unreadable"));
    }
}
