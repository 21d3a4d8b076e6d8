package dev.penstock.cli.rejection;

import dev.penstock.cli.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Headers as curl and most logs write them: {@code Name: value}, one a line. A request line before them is left out. */
final class HeadersFile {
    private HeadersFile() {}

    /** @throws CommandFailure naming the line that is no header */
    static Map<String, List<String>> read(String text) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        int number = 0;
        for (String line : text.split("\r?\n", -1)) {
            number++;
            int colon = line.indexOf(':');
            boolean requestLine = number == 1 && line.contains(" HTTP/");
            if (line.isBlank() || requestLine) {
                continue;
            }
            if (colon < 1) {
                throw new CommandFailure("line " + number + " of the headers must be 'Name: value'");
            }
            headers.computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return headers;
    }
}
