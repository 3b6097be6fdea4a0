package org.fivetrust.seals.seal.model;

/** What a seal is for. */
public enum SealKind {
    /** 公章. */
    OFFICIAL,
    /** 财务专用章. */
    FINANCE,
    /** 合同专用章. */
    CONTRACT,
    /** 发票专用章. */
    INVOICE,
    /** 法定代表人名章. */
    LEGAL_REPRESENTATIVE,
    /** 党组织印章. */
    PARTY,
    /** 监督委员会印章. */
    SUPERVISION,
    /** 其他专用章. */
    OTHER
}
