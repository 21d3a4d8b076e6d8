package dev.penstock.inference.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Invoices and leases as they might have been written: of neither is there labelled text under a licence that could be used. The words
 * and their order differ from paper to paper; what they have in common is what such papers need.
 */
final class GeneratedPapers {
    private static final List<String> FIRST = List.of(
            "Anna", "Mehmet", "Li", "Grace", "Tomasz", "Fatima", "Olga", "Samuel", "Priya", "Jonas", "Ines", "Noah",
            "Amara", "Pedro", "Ruth");

    private static final List<String> LAST = List.of(
            "Keller", "Yilmaz", "Chen", "Okafor", "Nowak", "Haddad", "Petrova", "Jones", "Sharma", "Berg", "Costa",
            "Weiss", "Diallo", "Silva", "Cohen");

    private static final List<String> TRADES = List.of(
            "Plumbing",
            "Consulting",
            "Cleaning Services",
            "Catering",
            "Logistics",
            "Roofing",
            "Print",
            "Design Studio",
            "Electrical",
            "Software",
            "Gardens",
            "Office Supplies");

    private static final List<String> FORMS =
            List.of("Ltd", "GmbH", "Inc.", "LLC", "B.V.", "& Sons", "S.A.", "PLC", "Oy");
    private static final List<String> STREETS = List.of(
            "Mill Lane",
            "Station Road",
            "Hauptstrasse 4",
            "Elm Street",
            "Rue du Lac",
            "5th Avenue",
            "Harbour View",
            "Park Row");
    private static final List<String> CITIES = List.of(
            "Leeds", "Berlin", "Lyon", "Austin, TX", "Porto", "Dublin", "Utrecht", "Toronto", "Oslo", "Boston, MA");
    private static final List<String> ITEMS = List.of(
            "consulting hours",
            "replacement of boiler valve",
            "A4 paper, box",
            "monthly maintenance",
            "site visit",
            "printed flyers",
            "cloud hosting",
            "door lock",
            "window cleaning",
            "catering, 20 persons",
            "design of logo",
            "cable, 50 m",
            "delivery",
            "spare part",
            "training day");

    private final RandomGenerator random;

    GeneratedPapers(RandomGenerator random) {
        this.random = random;
    }

    String invoice() {
        List<String> lines = new ArrayList<>();
        lines.add(any(
                "INVOICE",
                "Invoice",
                "Tax Invoice",
                "INVOICE No. " + number(),
                "Sales invoice",
                "Rechnung / Invoice",
                "Pro-forma invoice",
                company()));
        if (chance()) {
            lines.add(company() + gap() + any("INVOICE", "Invoice"));
        }
        lines.add(address());
        lines.add(any("Invoice number", "Invoice No", "Invoice #", "Inv. no.", "INVOICE NUMBER")
                + sign()
                + any("INV-", "", "2024/", "R")
                + number());
        lines.add(any("Invoice date", "Date", "Date of issue", "DATE", "Issued") + sign() + date());
        maybe(lines, any("Due date", "Payment due", "Due", "Pay by") + sign() + date());
        maybe(lines, any("P.O. number", "Your order", "Order ref", "Customer no") + sign() + number());
        lines.add(any("Bill to", "Invoice to", "BILL TO", "Sold to", "Customer") + sign() + any(company(), person()));
        lines.add(address());
        maybe(lines, any("VAT no", "Tax ID", "VAT reg. no.", "EIN", "USt-IdNr.") + sign() + "GB" + number());
        lines.add(any(
                "Description   Qty   Unit price   Amount",
                "Item   Quantity   Price   Total",
                "QTY   DESCRIPTION   UNIT PRICE   LINE TOTAL",
                "Pos.   Service   Hours   Rate   Amount"));
        int rows = 1 + random.nextInt(6);
        for (int i = 0; i < rows; i++) {
            lines.add(any(ITEMS) + gap() + (1 + random.nextInt(20)) + gap() + money() + gap() + money());
        }
        lines.add(any("Subtotal", "Net amount", "SUBTOTAL", "Sum") + gap() + money());
        maybe(lines, any("VAT 20%", "Sales tax", "TAX", "VAT", "GST 10%") + gap() + money());
        lines.add(any("Total", "TOTAL DUE", "Amount due", "Balance due", "Grand total", "Invoice total")
                + gap()
                + money());
        maybe(
                lines,
                any(
                        "Please pay within 14 days.",
                        "Payment terms: 30 days net",
                        "Terms: net 30",
                        "Thank you for your business!",
                        "Interest is charged on late payment."));
        maybe(
                lines,
                any("Bank details: ", "Please transfer to ", "IBAN ", "Sort code 12-34-56, account ")
                        + number()
                        + number());
        return paper(lines);
    }

    String lease() {
        String landlord = any(person(), company());
        List<String> lines = new ArrayList<>();
        lines.add(any(
                "RESIDENTIAL LEASE AGREEMENT",
                "Lease Agreement",
                "TENANCY AGREEMENT",
                "Assured Shorthold Tenancy Agreement",
                "Rental Agreement",
                "APARTMENT LEASE",
                "Lease",
                "House Rental Contract"));
        lines.add(any(
                "This lease is made on " + date() + " between " + landlord + " (the Landlord) and " + person()
                        + " (the Tenant).",
                "Landlord" + sign() + landlord + "\nTenant" + sign() + person(),
                "THIS AGREEMENT is entered into by " + landlord + ", lessor, and " + person() + ", lessee."));
        lines.add(any(
                        "Premises",
                        "Property",
                        "The landlord lets to the tenant the flat at",
                        "Leased premises",
                        "Address of the dwelling")
                + sign()
                + address());
        lines.add(any("Term", "The tenancy begins on", "Lease term", "Duration of the tenancy")
                + sign()
                + date()
                + any(" to " + date(), " for twelve months", " and continues month to month"));
        lines.add(any("Rent", "Monthly rent", "The tenant pays a rent of", "The rent is")
                + sign()
                + money()
                + any(" per month, due on the first day", " monthly in advance", " each calendar month"));
        lines.add(any("Security deposit", "Deposit", "The tenant shall pay a deposit of", "Bond") + sign() + money());
        String[] clauses = {
            "Utilities: the tenant pays for electricity, gas and water.",
            "The tenant shall not sublet the premises without written consent of the landlord.",
            "The landlord may enter the premises with 24 hours notice for repairs and inspection.",
            "No pets are allowed without the landlord's permission.",
            "The tenant keeps the premises clean and returns the keys when moving out.",
            "Either party may end the tenancy with two months notice.",
            "The landlord keeps the structure, heating and plumbing in repair.",
            "Smoking is not permitted in the apartment or the stairwell.",
            "The premises may be used as a private residence only, by no more than " + (1 + random.nextInt(5))
                    + " occupants.",
            "An inventory of furniture is attached to this lease.",
            "The deposit is returned within 30 days after the tenant has moved out, less the cost of damage.",
            "Heating costs and service charges are settled once a year.",
            "Parking space number " + random.nextInt(90) + " is part of the tenancy.",
            "The tenant gives notice of any defect of the dwelling without delay."
        };
        int count = 3 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            maybe(lines, (i + 1) + ". " + clauses[random.nextInt(clauses.length)]);
        }
        lines.add(any("Signed", "Signatures", "IN WITNESS WHEREOF the parties have signed", "Date and signature"));
        lines.add(any("Landlord", "Lessor") + " ________   " + any("Tenant", "Lessee") + " ________");
        return paper(lines);
    }

    /** Some papers are all in capitals, some lose spaces when they are read, some a line. */
    private String paper(List<String> lines) {
        int first = random.nextInt(8) == 0 ? 1 : 0;
        String text = String.join("\n", lines.subList(first, lines.size()));
        if (random.nextInt(6) == 0) {
            text = text.toUpperCase(Locale.ROOT);
        }
        if (random.nextInt(3) == 0) {
            StringBuilder read = new StringBuilder();
            text.chars().filter(c -> c != ' ' || random.nextInt(5) != 0).forEach(c -> read.append((char) c));
            text = read.toString();
        }
        return text;
    }

    private void maybe(List<String> lines, String line) {
        if (chance()) {
            lines.add(line);
        }
    }

    private boolean chance() {
        return random.nextInt(3) != 0;
    }

    private String any(String... some) {
        return some[random.nextInt(some.length)];
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private String sign() {
        return any(": ", " ", ":  ", "   ");
    }

    private String gap() {
        return "   ";
    }

    private String person() {
        return any("", "", "Mr ", "Ms ") + any(FIRST) + " " + any(LAST);
    }

    private String company() {
        return any(any(LAST), any(CITIES).replaceAll(",.*", ""), "Northern", "First", "Blue Sky") + " " + any(TRADES)
                + " " + any(FORMS);
    }

    private String address() {
        return (1 + random.nextInt(200)) + " " + any(STREETS) + any(", ", "\n") + (10_000 + random.nextInt(89_999))
                + " " + any(CITIES);
    }

    private String number() {
        return Integer.toString(1_000 + random.nextInt(900_000));
    }

    private String date() {
        int day = 1 + random.nextInt(28);
        int month = 1 + random.nextInt(12);
        int year = 2015 + random.nextInt(12);
        return any(
                "%02d/%02d/%d".formatted(day, month, year),
                "%d-%02d-%02d".formatted(year, month, day),
                day + " " + any("January", "May", "Sept.", "March", "November") + " " + year,
                "%d.%d.%d".formatted(day, month, year));
    }

    private String money() {
        String amount = String.format(Locale.ROOT, any("%,.2f", "%.2f"), 5 + random.nextDouble() * 4_000);
        return any("$" + amount, "EUR " + amount, "£" + amount, amount, amount + " €");
    }
}
