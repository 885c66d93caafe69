using SshConfigLint.Semantics;
using SshConfigLint.Text;

namespace SshConfigLint.Tests.Semantics;

/// <summary>Files in one text: <c>//- name</c> on a line begins another one; the first is <c>main</c>. They stand in <c>/</c>, and are shown without it.</summary>
internal static class FixtureFiles
{
    internal static (SourceText Entry, InMemoryFiles Files) Parse(string text)
    {
        var files = new InMemoryFiles();
        var sources = ("main\n" + text)
            .Split("//- ")
            .Select(part => part.Split('\n', 2))
            .Select(part => SourceText.From(part is [_, var content] ? content : "", part[0]))
            .ToList();
        foreach (var source in sources)
        {
            files.Add("/" + source.Path, FileReadResult.From(source));
        }

        return (sources[0], files);
    }
}
