package org.fivetrust.funds.bank.model;

/** Kinds of bank accounts (人民币银行结算账户管理办法; UNION is the trade union's own account, 工会法). */
public enum BankAccountKind {
    BASIC,
    SPECIAL,
    UNION,
    TEMPORARY
}
