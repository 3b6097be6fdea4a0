package org.fivetrust.funds.bankline;

import org.fivetrust.funds.bankline.model.LineAnswer;
import org.fivetrust.funds.bankline.model.LinePayment;
import org.fivetrust.funds.bankline.model.LineQuestion;
import reactor.core.publisher.Mono;

/**
 * The way to a bank. It answers each call with one value, in bounded time: what cannot be understood, and what does not
 * come, is silence.
 */
interface BankLine {

    /** Hands a payment over, once for each attempt. */
    Mono<LineAnswer> send(LinePayment payment);

    /** Asks what has become of a payment. */
    Mono<LineAnswer> ask(LineQuestion question);
}
