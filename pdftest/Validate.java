import java.io.File;
import java.util.List;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Asks veraPDF whether files are PDF/A-2b and PDF/UA-1, and prints each clause that one breaks, with the place. */
class Validate {
    public static void main(String[] names) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        var foundry = Foundries.defaultInstance();
        for (String name : names) {
            for (var flavour : List.of(PDFAFlavour.PDFA_2_B, PDFAFlavour.PDFUA_1)) {
                try (var parser = foundry.createParser(new File(name), flavour);
                        var validator = foundry.createValidator(flavour, 20, false, true, false)) {
                    var result = validator.validate(parser);
                    System.out.printf("%s\t%s %s, %d checks%n", new File(name).getName(), flavour,
                            result.isCompliant() ? "kept" : "BROKEN", result.getTotalAssertions());
                    for (var a : result.getTestAssertions()) {
                        System.out.printf("%s\tclause %s, test %d: %s at %s%n", new File(name).getName(),
                                a.getRuleId().getClause(), a.getRuleId().getTestNumber(), a.getMessage(),
                                a.getLocation().getContext());
                    }
                }
            }
        }
    }
}
