package org.fivetrust.testing.broken;

import org.springframework.transaction.annotation.Transactional;

@Transactional
class AnnotatedTransactions {

    @Transactional
    void keep() {}
}
