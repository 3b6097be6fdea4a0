package org.fivetrust.funds.bankline;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.service.registry.HttpServiceGroup;
import org.springframework.web.service.registry.ImportHttpServices;

/** How the bank is reached. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BankLineSettings.class)
@ImportHttpServices(
        group = HttpBankLine.NAME,
        types = BankLineApi.class,
        clientType = HttpServiceGroup.ClientType.WEB_CLIENT)
class BankLineConfiguration {}
