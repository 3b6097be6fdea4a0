package org.fivetrust.launcher.issuer;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Every login of the directory is a client; none is ever written down. */
@Component
class Clients implements RegisteredClientRepository {

    private final IssuerSettings settings;

    Clients(IssuerSettings settings) {
        this.settings = settings;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("the directory is fixed");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String login) {
        return Directory.find(login).map(this::client).orElse(null);
    }

    private RegisteredClient client(Login login) {
        return RegisteredClient.withId(login.subject())
                .clientId(login.subject())
                .clientName(login.name())
                .clientSecret(Directory.isService(login.subject()) ? settings.serviceSecret() : settings.password())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(settings.tokenLife())
                        .build())
                .build();
    }
}
