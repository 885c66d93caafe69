using System.Collections.Immutable;
using System.Net;
using SshConfigLint.Knowledge;
using SshConfigLint.Semantics;

namespace SshConfigLint.Cli;

/// <summary>The machine that ssh runs on, and who runs it there: what the user said, then what the machine itself says.</summary>
/// <param name="User">The user who runs ssh.</param>
/// <param name="UserId">The numeric id.</param>
/// <param name="Home">The home folder, as that machine names it.</param>
/// <param name="Host">The name of the machine.</param>
/// <param name="Environment">The environment of ssh.</param>
internal sealed record Machine(string User, int UserId, string Home, string Host, ImmutableDictionary<string, string> Environment)
{
    /// <summary>The machine that an entry file is for.</summary>
    internal static Machine Of(Place place, ClientSettings given) => place.Sysroot.Length == 0 ? Own(given) : Below(place, given);

    /// <summary>How files are read there.</summary>
    internal ModelOptions ToModelOptions(Place place) =>
        place.ToModelOptions(ConfigKind.Client) with
        {
            Home = Home,
            Environment = Environment,
        };

    private static Machine Own(ClientSettings given)
    {
        var user = given.LocalUser ?? System.Environment.UserName;
        var account = new Accounts("").Find(user);

        // ssh asks the password database, not $HOME (ssh.c: main).
        var home = given.Home ?? account?.Home ?? Surroundings.HomeFolder() ?? "/";
        return new Machine(user, account?.Id ?? 0, home, given.LocalHost ?? Dns.GetHostName(), OwnEnvironment());
    }

    private static Machine Below(Place place, ClientSettings given)
    {
        var accounts = new Accounts(place.Sysroot);
        var account =
            given.LocalUser is { } name ? accounts.Find(name)
            : place.Home is { } owned ? accounts.OwnerOf(owned)
            : accounts.Find("root");
        var home = given.Home ?? place.Home ?? account?.Home ?? "/root";
        return new Machine(
            given.LocalUser ?? account?.Name ?? "root",
            account?.Id ?? 0,
            home,
            given.LocalHost ?? HostName(place.Sysroot) ?? "localhost",
            ImmutableDictionary<string, string>.Empty
        );
    }

    private static string? HostName(string sysroot) =>
        DiskFiles.ReadDisk($"{sysroot}/etc/hostname", "").Text?.Content.Split('\n')[0].Trim() is { Length: > 0 } name ? name : null;

    private static ImmutableDictionary<string, string> OwnEnvironment()
    {
        var environment = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (System.Collections.DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            environment[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return environment.ToImmutable();
    }
}
