package org.fivetrust.gateway;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says to a person with a browser what answers here, and where to read on. */
@RestController
class WelcomeController {

    private static final String PAGE = """
            <!doctype html>
            <html lang="zh"><head><meta charset="utf-8"><title>五代管 Five Trusts</title></head>
            <body>
            <h1>社区事务五代管</h1>
            <p>街道代理中心为居民委员会代管账务、资金、资产、档案、公章。此处为接口网关：须携带令牌调用。</p>
            <h1 lang="en">Five Trusts</h1>
            <p lang="en">The sub-district's agency centre keeps accounts, funds, assets, archives and seals for residents'
            committees. This is the gateway of its API: calls need a token.</p>
            <ul>
            <li><a href="/swagger-ui.html">接口目录 · Catalogue of the API</a></li>
            <li><a href="/openapi">OpenAPI 文档 · OpenAPI document of all services</a></li>
            <li><a href="/problems/">问题类型 · All problem types</a></li>
            <li><a href="/.well-known/jwks.json">验签公钥 · Public keys that verify warrants</a></li>
            <li><a href="/actuator/health">运行状况 · Health</a></li>
            </ul>
            </body></html>
            """;

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
    String page() {
        return PAGE;
    }
}
