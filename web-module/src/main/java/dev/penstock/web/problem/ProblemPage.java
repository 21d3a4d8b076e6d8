package dev.penstock.web.problem;

import dev.penstock.web.json.Json;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What the container itself has to say about a request, as a problem instead of its page. web.xml leads every error here. */
@WebServlet(urlPatterns = ProblemPage.PATH, asyncSupported = true)
public class ProblemPage extends HttpServlet {
    static final String PATH = "/WEB-INF/problem";

    private static final System.Logger LOG = System.getLogger(ProblemPage.class.getName());
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Problem problem = status instanceof Integer code
                ? HttpProblemMapper.problem(code)
                : Problem.of(404, "PATH_UNKNOWN", "there is nothing at this path");
        String body = new String(Json.bytes(problem), StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setCharacterEncoding("UTF-8");
        try {
            // the container's own page, which it falls back to when the sender went away, must not find a stream in use
            response.getWriter().write(body);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a sender went away before its answer", e);
        }
    }
}
