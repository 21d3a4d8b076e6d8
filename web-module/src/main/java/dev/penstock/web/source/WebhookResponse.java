package dev.penstock.web.source;

import dev.penstock.handshake.HandshakeReply;
import dev.penstock.source.Acknowledgement;
import dev.penstock.web.problem.Problem;
import dev.penstock.web.problem.ProblemResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;

/** A reply as a response, with the headers that its status calls for. */
final class WebhookResponse {
    private WebhookResponse() {}

    static Response of(WebhookReply reply) {
        if (reply instanceof WebhookReply.Acknowledged acknowledged) {
            return of(acknowledged.answer(), acknowledged.form());
        }
        if (reply instanceof WebhookReply.Decided decided) {
            return json(Response.Status.OK.getStatusCode(), decided.answer());
        }
        if (reply instanceof WebhookReply.Handshaken handshaken) {
            return of(handshaken.answer());
        }
        if (reply instanceof WebhookReply.MethodRefused refused) {
            return ProblemResponse.of(refused.problem())
                    .header(HttpHeaders.ALLOW, String.join(", ", refused.allowed()))
                    .build();
        }
        WebhookReply.Refused refused = (WebhookReply.Refused) reply;
        return refusal(refused.problem(), refused.bare());
    }

    private static Response of(WebhookAnswer answer, Acknowledgement form) {
        Acknowledgement.Content content = form.content();
        if (content == null) {
            return json(form.status(), answer);
        }
        return content.body().isEmpty()
                ? Response.status(form.status()).build()
                : Response.status(form.status())
                        .type(content.type())
                        .entity(content.body().getBytes(StandardCharsets.UTF_8))
                        .build();
    }

    private static Response json(int status, WebhookAnswer answer) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(answer)
                .build();
    }

    private static Response of(HandshakeReply.Answer answer) {
        Response.ResponseBuilder response = Response.status(answer.status());
        answer.headers().forEach(response::header);
        if (!answer.contentType().isEmpty()) {
            response.type(answer.contentType()).entity(answer.body().getBytes(StandardCharsets.UTF_8));
        }
        return response.build();
    }

    private static Response refusal(Problem problem, boolean bare) {
        Response.ResponseBuilder refusal = ProblemResponse.of(problem);
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            refusal.header(HttpHeaders.WWW_AUTHENTICATE, "Signature realm=\"penstock\"");
        }
        if (problem.status() == Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode()
                || problem.code().equals("BODIES_EXCEEDED")
                || problem.code().equals(WebhookReception.BODY_INCOMPLETE)) {
            // what is left of the body must not be taken for the next request
            refusal.header("Connection", "close");
        }
        if (bare) {
            // nothing at all would be answered with the server's own page
            refusal.type(MediaType.TEXT_PLAIN_TYPE).entity(new byte[0]);
        }
        return refusal.build();
    }
}
