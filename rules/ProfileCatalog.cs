using System.Collections.Immutable;
using SshConfigLint.Configuration;
using SshConfigLint.Text;

namespace SshConfigLint.Rules;

/// <summary>The profiles that come with the rules: data in <c>rules/profiles</c>, read when asked for.</summary>
public static class ProfileCatalog
{
    /// <summary>Their names, from the mildest to those of single baselines.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "minimal",
        "recommended",
        "strict",
        "cis-debian12",
        "cis-rhel9",
        "stig-rhel9",
        "stig-ubuntu2404",
        "devsec",
        "mozilla-modern",
        "anssi-nt007",
        "bsi-tr02102-4",
        "fips",
    ];

    /// <summary>The profile of that name; null when there is none.</summary>
    public static Profile? Find(string name)
    {
        if (!Names.Contains(name))
        {
            return null;
        }

        using var stream = typeof(ProfileCatalog).Assembly.GetManifestResourceStream($"profiles/{name}.json")!;
        using var reader = new StreamReader(stream);
        return Profile.Read(SourceText.From(reader.ReadToEnd(), $"rules/profiles/{name}.json"), RuleCatalog.All);
    }
}
