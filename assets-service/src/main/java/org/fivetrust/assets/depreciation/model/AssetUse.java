package org.fivetrust.assets.depreciation.model;

import java.util.Locale;

/** What an asset serves; its depreciation goes to the expense of that use (资产用途). */
public enum AssetUse {
    ADMINISTRATION("管理用"),
    OPERATING("经营用"),
    WELFARE("公益用");

    private final String chinese;

    AssetUse(String chinese) {
        this.chinese = chinese;
    }

    /** As posting rules of the books call it. */
    public String category() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String chinese() {
        return chinese;
    }
}
