package org.fivetrust.shared.web;

/** Why somebody may do an operation that is not open to fixed roles. */
public enum Entitlement {
    STANDING_PERMISSION("the roles that a standing permission of the agreement names (协议常设许可所列角色)"),
    ORIGINATOR("the community's roles that the agreement lets ask for acts of this kind (协议规定的发起角色)"),
    STEP("holders of the step's role without another part in the matter, and their delegates (环节角色及其受托代办人)"),
    OPEN_STEP("holders of the role of an open step (当前环节角色)"),
    HANDLER("the person who answers for the matter now (现责任人)"),
    RECEIVER("the person it was handed to (被移交人)"),
    REQUESTER("the person who asked for it (申请人)"),
    SUPERIOR("another person, of the role superior to the step's (环节角色的上级角色)"),
    SUPERVISOR("the supervisor who has a step in the matter (居务监督委员会主任)"),
    SIGNATORY("the givers, receivers and overseers of the area (移交人、接收人、监交人)"),
    ONESELF("anyone for themselves (本人)"),
    READER("anyone with a token, about what it lets them see (令牌所及范围内的查阅者)"),
    ANYONE("anyone with a token, about principals of the token (令牌所及的委托方)");

    static final String WITHIN_THE_TOKEN = "what the token lets them see (以令牌所及为限)";

    private final String words;

    Entitlement(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
