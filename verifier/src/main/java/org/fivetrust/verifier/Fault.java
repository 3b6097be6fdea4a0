package org.fivetrust.verifier;

import org.fivetrust.evidence.model.Bundle;

/** What does not hold, in words of both languages. */
enum Fault {
    UNREADABLE("cannot be read", "无法读取"),
    UNKNOWN_FORMAT("the leaf is of a format this verifier does not know", "叶节点格式未知"),
    SIGNATURE("the checkpoint is not signed by this key", "检查点签名与公钥不符"),
    OTHER_LOG("the checkpoint belongs to another log", "检查点属于另一日志"),
    CONTENT("the content is not what the leaf commits to", "内容与存证摘要不符"),
    NOT_INCLUDED("the leaf is not in the signed tree", "叶节点不在已签名的日志中"),
    NOT_INCLUDED_SM3("the leaf is not in the signed tree (SM3)", "叶节点不在已签名的日志中（国密）"),
    NOT_CONSISTENT("the earlier log is not the beginning of the later one", "较早日志不是较晚日志的开头"),
    TRUNCATED("the export ends before its last line, or says other counts than it has", "导出文件不完整"),
    TWICE("a leaf or voucher stands in the export twice", "同一凭证重复出现"),
    OTHER_BOOK("a voucher belongs to another book", "凭证属于另一账套"),
    UNBALANCED("debits and credits differ", "借贷不平"),
    NUMBER_MISSING("a number is missing or given twice", "凭证号不连续"),
    BALANCE("a balance is not the sum of its vouchers", "余额与凭证合计不符"),
    NO_TREE("the leaves do not give the signed root", "叶节点与已签名的根不符"),
    NOT_COVERED("a voucher is not covered by the checkpoint", "凭证未被检查点覆盖"),
    LEFT_OUT("a leaf that the manifest names is left out", "缺少清单所列的存证"),
    NOT_LISTED("the manifest does not name this leaf", "清单中没有该存证"),
    OTHER_ACT("belongs to something else", "属于其他事项"),
    STEP_MISSING("a step is not proven", "缺少办理环节的存证"),
    DISAGREES("two of them say different things", "相互不一致"),
    BANK_LINE("the bank's line is not one of the statement that was taken in", "银行流水不属于所收对账单"),
    NO_SAMPLE("a sample of this size cannot be drawn", "无法抽取该数量的样本");

    private final String english;
    private final String chinese;

    Fault(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    static Fault of(Bundle.Fault fault) {
        return valueOf(fault.name());
    }

    /** One fault, with where it is. */
    record Located(Fault fault, String where) {

        @Override
        public String toString() {
            return "%s: %s (%s)%s"
                    .formatted(fault.name(), fault.english, fault.chinese, where.isEmpty() ? "" : " " + where);
        }
    }

    Located at(String where) {
        return new Located(this, where);
    }
}
